using NetGen.TestKit;

namespace NetGen.Package.Tests.Kit;

/// <summary>Runs commands as a user types them, outside of the repository.</summary>
internal static class Commands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The results are read, so they must be English; and no process may outlive a test.
    private static readonly (string, string)[] Environment =
    [
        ("DOTNET_CLI_UI_LANGUAGE", "en"),
        ("DOTNET_NOLOGO", "1"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        ("DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK", "1"),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("MSBUILDTERMINALLOGGER", "off"),
        // Who keeps a compiler running for several builds, as .ci/run does, stops it afterwards.
        ("UseSharedCompilation", System.Environment.GetEnvironmentVariable("UseSharedCompilation") == "true" ? "true" : "false"),
    ];

    /// <summary>The SDK's <c>dotnet</c>, or a program in a dll.</summary>
    public static CommandResult DotNet(string folder, params string[] arguments)
    {
        var (exitCode, output, errors) = DotNetProgram.Run(arguments[0], arguments[1..], Environment, Patience, folder);
        return new CommandResult($"dotnet {string.Join(" ", arguments)}", exitCode, output, errors);
    }

    /// <summary>A program that needs no <c>dotnet</c>.</summary>
    public static CommandResult Program(string folder, string file, params string[] arguments)
    {
        var (exitCode, output, errors) = DotNetProgram.RunFile(file, arguments, Environment, Patience, folder);
        return new CommandResult($"{file} {string.Join(" ", arguments)}", exitCode, output, errors);
    }
}

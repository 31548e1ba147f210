using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.TestKit;

/// <summary>Runs a program in a process of its own, on the runtime that runs the tests.</summary>
internal static class DotNetProgram
{
    // The host of this very runtime (<root>/shared/Microsoft.NETCore.App/<version>/): a test's own process may be another program.
    private static string Host => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <param name="assembly">The program's file.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="patience">How long it may take; then it is killed.</param>
    /// <param name="folder">Where it runs; by default where this process does.</param>
    /// <exception cref="TimeoutException">It was killed.</exception>
    public static (int ExitCode, string Output, string Errors) Run(
        string assembly, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, TimeSpan patience, string folder = "") =>
        RunFile(Host, [assembly, .. arguments], environment, patience, folder);

    /// <summary>The same for a program that brings its runtime along or needs none.</summary>
    public static (int ExitCode, string Output, string Errors) RunFile(
        string file, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, TimeSpan patience, string folder = "")
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(file)} {string.Join(" ", start.ArgumentList)} still runs after {patience.TotalMinutes} minutes.");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}

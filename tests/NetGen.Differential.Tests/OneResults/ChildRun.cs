using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace NetGen.Differential.Tests.OneResults;

/// <summary>Runs NetGen.OneResult in a process of its own, with settings of the JIT compiler.</summary>
internal static class ChildRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // The host of this very runtime: a test's own process may be another program.
    private static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The lines that it printed; the first says what it computed with.</summary>
    /// <param name="job">train or allocate.</param>
    /// <param name="threads">How many.</param>
    /// <param name="environment">Settings.</param>
    public static IReadOnlyList<string> Of(string job, int threads, params (string Name, string Value)[] environment)
    {
        var program = typeof(OneResult.TrainingRuns).Assembly.Location;
        var start = new ProcessStartInfo(DotNet, ["exec", program, job, threads.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{job} on {threads} threads did not end within {Patience.TotalMinutes} minutes.");
        }

        process.WaitForExit();
        var lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(process.ExitCode == 0, errors.Result);
        return lines;
    }
}

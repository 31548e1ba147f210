using System.Diagnostics;
using Xunit;

namespace NetGen.Differential.Tests.OneResults;

/// <summary>Runs NetGen.OneResult in a process of its own, with settings of the JIT compiler.</summary>
internal static class ChildRun
{
    /// <summary>The lines that it printed; the first says what it computed with.</summary>
    /// <param name="job">train or allocate.</param>
    /// <param name="threads">How many.</param>
    /// <param name="environment">Settings.</param>
    public static IReadOnlyList<string> Of(string job, int threads, params (string Name, string Value)[] environment)
    {
        var program = typeof(OneResult.TrainingRuns).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, job, threads.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return lines;
    }
}

using System.Globalization;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.OneResults;

/// <summary>Runs NetGen.OneResult in a process of its own, with settings of the JIT compiler.</summary>
internal static class ChildRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>The lines that it printed; the first says what it computed with.</summary>
    /// <param name="job">train or allocate.</param>
    /// <param name="threads">How many.</param>
    /// <param name="environment">Settings.</param>
    public static IReadOnlyList<string> Of(string job, int threads, params (string Name, string Value)[] environment)
    {
        string[] arguments = [job, threads.ToString(CultureInfo.InvariantCulture)];
        var (exitCode, output, errors) = DotNetProgram.Run(typeof(OneResult.TrainingRuns).Assembly.Location, arguments, environment, Patience);
        Assert.True(exitCode == 0, errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Samples.Tests;

/// <summary>What came of running a sample.</summary>
/// <param name="Files">The names of the files that it left in its folder.</param>
internal sealed record SampleRun(int ExitCode, string Output, string Errors, IReadOnlyList<string> Files)
{
    public IReadOnlyList<string> Lines { get; } = Output.Split('\n').Select(line => line.TrimEnd('\r')).ToList();

    public SampleRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
        Assert.Equal("", Errors);
        return this;
    }

    /// <summary>What the pattern's group catches, on the only line that the pattern matches from start to end.</summary>
    public string Find(string pattern)
    {
        var matches = Lines.Select(line => Regex.Match(line, $"^{pattern}$")).Where(match => match.Success).ToList();
        Assert.True(matches.Count == 1, $"{matches.Count} lines are like '{pattern}':\n{Output}");
        return matches[0].Groups[1].Value;
    }

    public double FindNumber(string pattern) => double.Parse(Find(pattern), CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Package.Tests.Kit;

/// <summary>What came of a command.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>Asserts that the command did what it should and warned of nothing.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{this}");
        Assert.True(Errors.Length == 0, $"{this}");
        Assert.False(Regex.IsMatch(Output, @"\bwarning [A-Z]+\d+", RegexOptions.None), $"{this}");
        return this;
    }

    /// <summary>What the pattern's group catches in the output.</summary>
    public string Find(string pattern)
    {
        var match = Regex.Match(Output, pattern);
        Assert.True(match.Success, $"Nothing is like '{pattern}':\n{this}");
        return match.Groups[1].Value;
    }

    public double FindNumber(string pattern) => double.Parse(Find(pattern), CultureInfo.InvariantCulture);

    /// <summary>The ids of all errors that a build reported, each once.</summary>
    public IReadOnlyList<string> ErrorIds() => Regex.Matches(Output, @"\berror ([A-Z]+\d+)").Select(match => match.Groups[1].Value).Distinct().ToList();

    public override string ToString() => $"{Command} ended with {ExitCode}:\n{Output}\n{Errors}";
}

using System.Text.RegularExpressions;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>
/// A project that isn't in the solution is built all the same where another needs it, but for debugging, also under <c>-c Release</c>.
/// </summary>
public sealed partial class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Path.Combine(SourcePaths.Root, "NetGen.sln"));

    public static TheoryData<string> Projects => [.. ((string[])["src", "generators", "samples", "tests"])
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourcePaths.Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(SourcePaths.Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_is_in_the_solution_and_has_both_configurations(string project)
    {
        var entry = Assert.Single(Entry().Matches(Solution), match => match.Groups["path"].Value.Replace('\\', '/') == project);
        foreach (var configuration in (string[])["Debug", "Release"])
        {
            var line = $"{entry.Groups["id"].Value}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU";
            Assert.Contains(line, Solution, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"= ""[^""]+"", ""(?<path>[^""]+\.csproj)"", ""(?<id>\{[^}]+\})""")]
    private static partial Regex Entry();
}

using System.Text;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>What the C# compiler is given to read: the deepest networks are still compiled in a moment.</summary>
public sealed class SourceSizeTests
{
    private const int LargestSource = 600_000;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() => GeneratorRun.Of(
        Directory.GetFiles(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny"), "*.cs")
            .Where(path => Path.GetFileName(path) != "Program.cs")
            .Select(File.ReadAllText)).Files);

    [Theory]
    [InlineData("AnomalyDetection")]
    [InlineData("KeywordSpotting")]
    [InlineData("ImageClassification")]
    [InlineData("VisualWakeWords")]
    public void The_sources_of_an_MLPerf_Tiny_network_are_small(string name)
    {
        var files = Files.Value.Where(file => file.Key.Contains($".{name}.", StringComparison.Ordinal)).ToList();

        Assert.InRange(files.Count, 7, 9);
        Assert.InRange(files.Sum(file => Encoding.UTF8.GetByteCount(file.Value)), 100_000, LargestSource);
    }
}

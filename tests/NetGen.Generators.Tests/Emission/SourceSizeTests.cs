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

    /// <summary>A block that is repeated once more adds its calls to the passes; every kernel that they call is there already.</summary>
    [Fact]
    public void Repeated_blocks_share_their_code()
    {
        var (five, six) = (VisualWakeWords(5), VisualWakeWords(6));
        Assert.Equal(KernelNames(five), KernelNames(six));

        // What is left are the calls, each below the formula that it computes.
        var growth = Size(six) - Size(five);
        Assert.InRange(growth, 1, 30_000);
    }

    private static IReadOnlyDictionary<string, string> VisualWakeWords(int repetitions)
    {
        var source = File.ReadAllText(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny", "VisualWakeWords.cs"));
        return GeneratorRun.Of(source.Replace("(5)]", $"({repetitions})]", StringComparison.Ordinal)).Files;
    }

    private static string[] KernelNames(IReadOnlyDictionary<string, string> files) =>
    [
        .. files.Single(file => file.Key.Contains("Kernels", StringComparison.Ordinal)).Value.Split('\n')
            .Where(line => line.Contains("private static void ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split('(')[0])
            .Order(StringComparer.Ordinal),
    ];

    private static int Size(IReadOnlyDictionary<string, string> files) => files.Sum(file => Encoding.UTF8.GetByteCount(file.Value));
}

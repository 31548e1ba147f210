using NetGen.Differential.Tests.Runs;
using NetGen.Reference.Golden;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>
/// Generated code of every layer of images and signals against the numbers of PyTorch in Golden/vision, for every width of vectors. What
/// PyTorch has no operator for is a formula there; Golden/README.md lists it.
/// </summary>
public sealed class GoldenVisionCodeTests(ITestOutputHelper output)
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() =>
        new CompiledNetworks([.. from name in GoldenFile.VisionNames from width in OneWidth.Widths select Source(name, width)]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in GoldenFile.VisionNames)
        {
            foreach (var width in OneWidth.Widths)
                data.Add(name, width);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_losses_gradients_and_statistics_are_those_of_pytorch(string name, int width)
    {
        var deviation = GoldenComparison.Of(GoldenFile.Vision(name), Source(name, width), Compiled.Value);
        output.WriteLine(FormattableString.Invariant(
            $"{name} {width}: {deviation.Count} numbers, the largest error {deviation.Largest:F1} spreads, 95 % of tolerances below {deviation.Sharpness(0.95):E1}"));
        Assert.InRange(deviation.Sharpness(0.95), 0, 1e-4);
    }

    private static GoldenSource Source(string name, int width) => GoldenSource.Of(GoldenFile.Vision(name), width);
}

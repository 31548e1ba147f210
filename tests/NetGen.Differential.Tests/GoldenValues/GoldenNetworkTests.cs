using NetGen.Differential.Tests.Runs;
using NetGen.Reference.Golden;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>Generated code, from attributes on, against the numbers of PyTorch in Golden/networks, for every width of vectors.</summary>
public sealed class GoldenNetworkTests(ITestOutputHelper output)
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() =>
        new CompiledNetworks([.. from name in GoldenFile.NetworkNames from width in OneWidth.Widths select Source(name, width)]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in GoldenFile.NetworkNames)
        {
            foreach (var width in OneWidth.Widths)
                data.Add(name, width);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_loss_and_gradients_are_those_of_pytorch(string name, int width)
    {
        var deviation = GoldenComparison.Of(GoldenFile.Network(name), Source(name, width), Compiled.Value);
        output.WriteLine(FormattableString.Invariant($"{deviation.Count} numbers, the largest error {deviation.Largest:F1} spreads"));
        Assert.InRange(deviation.Sharpness(0.95), 0, 1e-4);
    }

    private static GoldenSource Source(string name, int width) => new(
        GoldenSource.NameOf(name, width),
        string.Join("\n", GoldenFile.Network(name).Attributes.Append("[Sgd(0.1)]")),
        width);
}

using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Planning;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>The comment above a contraction's kernel: the sum in addresses.</summary>
public sealed class ContractionSummaryTests
{
    [Fact]
    public void A_dense_layer() => AssertSummary(
        "out0[256b + n] = Σ(k < 784) left[784b + k] · right[n + 256k], b < batch, n < 256",
        Contractions.Dense(784, 256));

    [Fact]
    public void A_weights_gradient_in_panels() => AssertSummary(
        "out0[25088p + 32k + n] = Σ(b < batch) left[k + 784b] · right[32p + n + 256b], p < 8, k < 784, n < 32",
        Contractions.WeightGradientInPanels(784, 256, 32));

    [Fact]
    public void Pixels_of_all_samples() => AssertSummary(
        "out0[7b + f] = Σ(c < 5) left[5b + c] · right[f + 7c], b < batch · 48, f < 7",
        Contractions.Convolution(new Shape(8, 6, 5), 1, 1, 7));

    [Fact]
    public void Columns_one_by_one() => AssertSummary(
        "out0[g + 4b] = Σ(c < 3) left[3g + 12b + c] · right[g + 4c], g < 4, b < batch · 20",
        Contractions.Grouped(positions: 20, groups: 4, channels: 3, filters: 1));

    [Fact]
    public void Steps_backwards_and_offsets() => AssertSummary(
        "out0[224b + 32t + i + 16] = Σ(k < 3, o < 16) left[144b + 16t − 16k + o + 32] · right[i + 512k + 16o + 256], "
        + "b < batch, t < 7, i < 16",
        Contractions.StridedPhase());

    private static void AssertSummary(string expected, Contraction contraction) =>
        Assert.Equal(expected, ContractionSummary.Of(LoopNest.Of(contraction.Parts[0]), "out0"));
}

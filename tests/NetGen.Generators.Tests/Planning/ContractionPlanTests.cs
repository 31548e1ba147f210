using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>y[b, n] = Σk x[b, k]·W[k, n] and its two adjoints, as kernels walk through memory.</summary>
public sealed class ContractionPlanTests
{
    private static readonly NetworkPlan Large = PlannedNetworks.Large();

    [Fact]
    public void Forward_rows_are_samples_and_the_depth_is_the_input()
    {
        var plan = Of(Large.Inference).First();

        Assert.True(plan.RowIndex.IsBatch);
        Assert.Equal(784, plan.DepthIndex.Extent);
        Assert.Equal((256, 256), (plan.Columns, plan.OutputRowStride));
        Assert.Equal((784, 1, 256), (plan.LeftRowStride, plan.LeftDepthStride, plan.RightDepthStride));
    }

    [Fact]
    public void A_weights_gradient_has_the_weights_rows_and_sums_over_samples()
    {
        // dW[k, n] = Σb x[b, k]·dy[b, n]: the rows walk along a sample, the depth from sample to sample.
        var plan = Of(Large.Training).Last(candidate => candidate.DepthIndex.IsBatch);

        Assert.Equal(784, plan.RowIndex.Extent);
        Assert.Equal((256, 256), (plan.Columns, plan.OutputRowStride));
        Assert.Equal((1, 784, 256), (plan.LeftRowStride, plan.LeftDepthStride, plan.RightDepthStride));
        Assert.Equal(1, plan.PartialSums);
    }

    [Fact]
    public void An_inputs_gradient_reads_the_transposed_weight()
    {
        // dx[b, k] = Σn dy[b, n]·Wᵀ[n, k] for the layer 256 → 128.
        var plan = Of(Large.Training)
            .Single(candidate => candidate.RowIndex.IsBatch && candidate.DepthIndex.Extent == 128 && candidate.Columns == 256);

        Assert.EndsWith("ᵀ", plan.Contraction.Right.Tensor.Name, StringComparison.Ordinal);
        Assert.Equal(256, plan.OutputRowStride);
        Assert.Equal((128, 1, 256), (plan.LeftRowStride, plan.LeftDepthStride, plan.RightDepthStride));
    }

    [Fact]
    public void A_sum_is_added_up_alike_in_every_pass_through_its_layer()
    {
        foreach (var seed in PlannedNetworks.Seeds)
        {
            var plan = PlannedNetworks.Random(seed);
            var forward = Of(plan.Inference).Select(Order).ToList();

            // The other programs have the same contractions over the batch's rows, in the same order, before anything else of theirs.
            foreach (var program in new[] { plan.Evaluation, plan.Training })
                Assert.Equal(forward, Of(program).Where(candidate => candidate.RowIndex.IsBatch).Take(forward.Count).Select(Order));
        }

        static (string, int, int, int) Order(ContractionPlan plan) =>
            (plan.Contraction.Right.Tensor.Name, plan.Columns, plan.DepthIndex.Extent, plan.PartialSums);
    }

    [Theory]
    [InlineData(784, 256, 1)] // 16 vectors of 16: enough independent sums
    [InlineData(784, 128, 1)]
    [InlineData(784, 127, 1)] // 8 vectors
    [InlineData(784, 112, 2)]
    [InlineData(784, 64, 2)]
    [InlineData(784, 48, 4)]
    [InlineData(784, 1, 4)]
    [InlineData(16, 1, 4)]
    [InlineData(15, 1, 2)] // too short to split in four
    [InlineData(8, 1, 2)]
    [InlineData(7, 1, 1)]
    [InlineData(1, 1, 1)]
    public void Few_columns_are_made_up_for_with_partial_sums(int depth, int columns, int partialSums) =>
        Assert.Equal(partialSums, ContractionPlan.Of(Contractions.Dense(depth, columns)).PartialSums);

    private static IEnumerable<ContractionPlan> Of(ProgramPlan plan) =>
        plan.Steps.Select(step => step.Op).OfType<Contraction>().Select(ContractionPlan.Of);
}

using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>The order of sums, and how their tiles are shared out.</summary>
public sealed class ContractionPlanTests
{
    private static readonly NetworkPlan Large = PlannedNetworks.Large();

    [Fact]
    public void A_large_layer_goes_through_its_panels_in_every_pass()
    {
        var forward = Of(Large.Inference).First().Nests.Single();
        Assert.Equal((8, 32, 784), (forward.Outer.Single().Extent, forward.Column.Extent, forward.Depth.Single().Extent));
        Assert.True(forward.Row.IsBatch);

        // dW lies as W does: [panel, input, column].
        var weight = Of(Large.Training).Single(plan => plan.SumsOverBatch && plan.Contraction.Output.Tensor.Size == 784 * 256);
        Assert.Equal([8, 784, 32], weight.Contraction.Output.Tensor.Shape.Axes);
        Assert.Equal((true, 784), (weight.Nests[0].Depth.Single().IsBatch, weight.Nests[0].Row.Extent));
    }

    [Fact]
    public void An_inputs_gradient_reads_the_weight_in_panels_of_its_rows()
    {
        // dx[b, k] = Σn dy[b, n]·Wᵀ[n, k] for the layer 256 → 128: 8 panels of 32 k; the 128 n are those of 4 panels of W.
        var plan = Of(Large.Training).Single(candidate => candidate.Contraction.Right.Tensor.Name == "dense2.weightᵀ");

        Assert.Equal([8, 4, 32, 32], plan.Contraction.Right.Tensor.Shape.Axes);
        Assert.Equal((true, 128, 32), (plan.Nests[0].Row.IsBatch, plan.Nests[0].Depth.Single().Extent, plan.Columns));
    }

    [Fact]
    public void A_sum_is_added_up_alike_in_every_program()
    {
        foreach (var plan in PlannedNetworks.Seeds.Select(PlannedNetworks.Random).Append(Large).Append(PlannedNetworks.Image()))
        {
            var forward = Of(plan.Inference).Select(Order).ToList();

            // The other programs have the same contractions over samples, in the same order, before anything else of theirs.
            foreach (var program in new[] { plan.Evaluation, plan.Training })
                Assert.Equal(forward, Of(program).Where(candidate => candidate.HasSamples).Take(forward.Count).Select(Order));
        }

        static string Order(ContractionPlan plan) => string.Join(
            ", ",
            plan.Nests.SelectMany(nest => nest.Depth).Select(loop => $"{loop.Extent}")
                .Prepend($"{plan.Contraction.Right.Tensor.Name}: {plan.PartialSums} of"));
    }

    [Theory]
    [InlineData(784, 256, 1)] // many columns: enough independent sums
    [InlineData(784, 65, 1)]
    [InlineData(784, 64, 2)]
    [InlineData(784, 17, 2)]
    [InlineData(784, 16, 4)]
    [InlineData(784, 1, 4)]
    [InlineData(16, 1, 4)]
    [InlineData(15, 1, 2)] // too short to split in four
    [InlineData(8, 1, 2)]
    [InlineData(7, 1, 1)]
    [InlineData(1, 1, 1)]
    public void Few_columns_are_made_up_for_with_partial_sums(int depth, int columns, int partialSums) =>
        Assert.Equal(partialSums, ContractionPlan.Of(Contractions.Dense(depth, columns)).PartialSums);

    [Fact]
    public void Panels_change_nothing_about_the_order_of_a_sum()
    {
        foreach (var columns in new[] { 48, 64, 96, 256 })
        {
            Assert.Equal(
                ContractionPlan.Of(Contractions.Dense(784, columns)).PartialSums,
                ContractionPlan.Of(Contractions.DenseInPanels(784, columns, 16)).PartialSums);
        }
    }

    [Theory]
    [InlineData(1024, 1024, 32, 1024 * 32)]
    [InlineData(1024, 272, 16, 1024 * 16)]
    [InlineData(512, 512, 32, 0)] // which fits in the second-level cache
    [InlineData(2999, 112, 16, 374 * 128)] // whole lines
    public void Panels_that_come_from_farther_away_are_fetched_first(int depth, int columns, int width, int fetched)
    {
        var plan = ContractionPlan.Of(Contractions.DenseInPanels(depth, columns, width));

        Assert.Equal(fetched, plan.FetchedOfPanel(Assert.Single(plan.Nests[0].Outer)));
    }

    [Fact]
    public void Sums_of_many_rows_are_not_split()
    {
        // The rows of an image and of a weight are independent sums enough.
        Assert.Equal(1, ContractionPlan.Of(Contractions.WeightGradient(784, 1)).PartialSums);
        Assert.Equal(1, ContractionPlan.Of(Contractions.Convolution(new Shape(8, 8, 64), 1, 1, 4)).PartialSums);
        Assert.Equal(1, ContractionPlan.Of(Contractions.Depthwise(new Shape(8, 8, 64), 3)).PartialSums);
    }

    [Fact]
    public void Only_a_sum_over_pixels_or_over_packed_samples_waits_in_memory()
    {
        var image = PlannedNetworks.Image();
        var gradients = Of(image.Training).Where(plan => plan.SumsOverBatch).ToDictionary(plan => plan.Contraction.Output.Tensor.Name);

        Assert.True(gradients["∂conv1.weight.groups"] is { SumsInBlocks: true, PacksRight: false, SumsGroups: true });
        Assert.True(gradients["∂dense1.weight"] is { SumsInBlocks: true, PacksRight: true });
        Assert.All(Of(image.Inference), plan => Assert.False(plan.SumsInBlocks));
    }

    [Fact]
    public void Tiles_cover_every_row_once()
    {
        var shared = 0;
        var groups = Enumerable.Range(50, 90).SelectMany(channels => new[] { 16, 32 }.Select(filters => Contractions.ConvolutionGradient(new(4, 4, channels), 1, 1, filters)));
        foreach (var plan in Plans().Where(plan => !plan.HasSamples).Concat(groups.Select(gradient => ContractionPlan.Of(gradient.InGroups()))))
        {
            var nest = plan.Nests[0];
            var (full, tails, rowsOfTail) = plan.TilesOf(nest);
            var heights = Enumerable.Repeat(plan.RowsOf(nest), full).Concat(Enumerable.Repeat(rowsOfTail, tails)).ToList();
            Assert.Equal(plan.RowTiles, heights.Count);
            var rows = heights.SelectMany((height, tile) => Enumerable.Range(heights.Take(tile).Sum(), height));

            Assert.Equal(Enumerable.Range(0, nest.Row.Extent), rows);
            Assert.Equal(plan.RowTiles * nest.Outer.Aggregate(1, (product, loop) => product * loop.Extent), plan.Units);
            shared++;
        }

        Assert.InRange(shared, 100, int.MaxValue);
    }

    private static IEnumerable<ContractionPlan> Plans() =>
        Enumerable.Range(0, 400).Select(RandomContraction.Of).Select(ContractionPlan.Of);

    private static IEnumerable<ContractionPlan> Of(ProgramPlan plan) =>
        plan.Steps.Select(step => step.Op).OfType<Contraction>().Select(ContractionPlan.Of);
}

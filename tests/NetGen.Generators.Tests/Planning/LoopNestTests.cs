using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>
/// Loops and strides, calculated by hand. A loop is written name, times it runs, and its steps in output/left/right; <c>b·48</c> runs 48
/// times for each sample.
/// </summary>
public sealed class LoopNestTests
{
    [Fact]
    public void A_dense_layer_is_three_loops() => AssertLoops(
        Contractions.Dense(784, 256),
        outer: [],
        row: "b·1 256/784/0",
        column: "n 256 1/0/1",
        depth: ["k 784 0/1/256"]);

    [Fact]
    public void With_the_weight_in_panels_each_panel_is_a_matrix_of_its_own() => AssertLoops(
        Contractions.DenseInPanels(784, 256, 32),
        outer: ["p 8 32/0/25088"],
        row: "b·1 256/784/0",
        column: "n 32 1/0/1",
        depth: ["k 784 0/1/32"]);

    [Fact]
    public void A_weights_gradient_has_the_weights_rows_and_sums_over_samples() => AssertLoops(
        Contractions.WeightGradient(784, 256),
        outer: [],
        row: "k 784 256/1/0",
        column: "n 256 1/0/1",
        depth: ["b·1 0/784/256"]);

    [Fact]
    public void A_weights_gradient_in_panels_is_written_panel_by_panel() => AssertLoops(
        Contractions.WeightGradientInPanels(784, 256, 32),
        outer: ["p 8 25088/0/32"],
        row: "k 784 32/1/0",
        column: "n 32 1/0/1",
        depth: ["b·1 0/784/256"]);

    [Fact]
    public void A_convolution_with_a_kernel_of_one_is_a_matrix_product_over_all_pixels() => AssertLoops(
        Contractions.Convolution(new Shape(8, 6, 5), 1, 1, filters: 7),
        outer: [],
        row: "b·48 7/5/0",
        column: "f 7 1/0/1",
        depth: ["c 5 0/1/7"]);

    [Fact]
    public void A_row_of_taps_and_its_channels_are_one_loop() => AssertLoops(
        Contractions.Convolution(new Shape(10, 14, 8), 3, 3, filters: 16),
        outer: ["b·1 1536/1120/0", "y 8 192/112/0"],
        row: "x 12 16/8/0",
        column: "f 16 1/0/1",
        depth: ["ky 3 0/112/384", "c 24 0/1/16"]);

    [Fact]
    public void The_taps_of_a_kernel_as_wide_as_the_image_are_one_loop_and_the_positions_another() => AssertLoops(
        Contractions.Convolution(new Shape(10, 14, 8), 3, 14, filters: 16),
        outer: ["b·1 128/1120/0"],
        row: "y 8 16/112/0",
        column: "f 16 1/0/1",
        depth: ["c 336 0/1/16"]);

    [Fact]
    public void A_depthwise_convolution_has_a_left_operand_a_column()
    {
        var nest = AssertLoops(
            Contractions.Depthwise(new Shape(10, 14, 20), kernel: 3),
            outer: ["b·1 1920/2800/0", "y 8 240/280/0"],
            row: "x 12 20/20/0",
            column: "c 20 1/1/1",
            depth: ["ky 3 0/280/60", "kx 3 0/20/20"]);

        Assert.True(nest.IsElementwise);
        Assert.False(LoopNest.Of(Contractions.Dense(3, 4).Parts[0]).IsElementwise);
    }

    [Fact]
    public void Groups_are_a_loop_of_their_own_that_moves_along_the_columns()
    {
        var nest = AssertLoops(
            Contractions.Grouped(positions: 20, groups: 4, channels: 3, filters: 8),
            outer: ["g 4 8/3/8"],
            row: "b·20 32/12/0",
            column: "f 8 1/0/1",
            depth: ["c 3 0/1/32"]);

        Assert.Equal([8, 0], new[] { nest.Outer[0], nest.Row }.Select(nest.ColumnsOf));
    }

    [Fact]
    public void With_one_filter_a_group_columns_are_computed_one_by_one()
    {
        // Neighbouring outputs read other channels each: neither one number for all nor neighbours.
        var nest = AssertLoops(
            Contractions.Grouped(positions: 20, groups: 4, channels: 3, filters: 1),
            outer: ["g 4 1/3/1"],
            row: "b·20 4/12/0",
            column: " 1 1/0/1",
            depth: ["c 3 0/1/4"]);

        Assert.Equal(1, nest.ColumnsOf(nest.Outer[0]));
    }

    [Fact]
    public void A_phase_of_a_strided_gradient_starts_at_its_offsets_and_steps_back_through_the_left_operand()
    {
        var nest = AssertLoops(
            Contractions.StridedPhase(),
            outer: ["b·1 224/144/0"],
            row: "t 7 32/16/0",
            column: "i 16 1/0/1",
            depth: ["k 3 0/-16/512", "o 16 0/1/16"]);

        Assert.Equal((16, 32, 256), (nest.OutputStart, nest.LeftStart, nest.RightStart));
    }

    [Fact]
    public void A_sum_over_nothing_has_a_loop_that_never_runs()
    {
        var (n, none) = (new LoopIndex("n", 4), new LoopIndex("none", 0));
        var nest = LoopNest.Of(new ContractionPart(
            Operand.Of(new Tensor("y", TensorRole.Temporary, false, new Shape(4)), n),
            Operand.Of(new Tensor("x", TensorRole.Temporary, false, new Shape(1)), none),
            Operand.Of(new Tensor("w", TensorRole.Temporary, false, new Shape(1, 4)), none, n)));

        Assert.Equal(0, Assert.Single(nest.Depth).Extent);
    }

    [Fact]
    public void An_output_whose_columns_are_apart_has_no_kernel()
    {
        var n = new LoopIndex("n", 4);
        var vector = new Tensor("x", TensorRole.Temporary, false, new Shape(4));

        Assert.Throws<NotSupportedException>(() => LoopNest.Of(new ContractionPart(
            Operand.Of(new Tensor("y", TensorRole.Temporary, false, new Shape(8)), [AxisMap.Of(n, 2)]),
            Operand.Of(vector, n),
            Operand.Of(vector, n))));
    }

    private static LoopNest AssertLoops(Contraction contraction, string[] outer, string row, string column, string[] depth)
    {
        var nest = LoopNest.Of(contraction.Parts[0]);
        Assert.Equal(
            (string.Join(", ", outer), row, column, string.Join(", ", depth)),
            (Text(nest.Outer), Text([nest.Row]), Text([nest.Column]), Text(nest.Depth)));
        return nest;
    }

    private static string Text(IEnumerable<PlannedLoop> loops) => string.Join(", ", loops.Select(loop =>
        $"{loop.Name}{(loop.IsBatch ? "·" : " ")}{loop.Extent} {loop.Output}/{loop.Left}/{loop.Right}"));
}

using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>Names, shapes and counts of the layers inside of blocks.</summary>
public sealed class BlockDesignTests
{
    private const string Blocks =
        """
        [Block, Dense(6), Dense(4, Name = "out")] class Body;
        [Block, Dense(6)] class Six;
        [Block, Residual<Body>(Activation = Activation.PReLU), Residual<Body>] class Pair;
        [Block, Residual<Six>(Shortcut = typeof(Six), Name = "widen")] class Widen;
        """;

    [Fact]
    public void Names_are_paths()
    {
        var graph = Graph("Block<Body>, Repeat<Pair>(2), Block<Widen>, Residual<Widen>, Concat<Identity, Six>, Add<Six, Six>");
        Assert.Equal(
            """
            block1: Block<Body> 4 → 4
            block1.dense1: Dense(6) 4 → 6
            block1.out: Dense(4) 6 → 4
            repeat1: Repeat<Pair>(2) 4 → 4
            repeat1.0.residual1: Residual<Body>(PReLU) 4 → 4
            repeat1.0.residual1.dense1: Dense(6) 4 → 6
            repeat1.0.residual1.out: Dense(4) 6 → 4
            repeat1.0.residual2: Residual<Body> 4 → 4
            repeat1.0.residual2.dense1: Dense(6) 4 → 6
            repeat1.0.residual2.out: Dense(4) 6 → 4
            repeat1.1.residual1: Residual<Body>(PReLU) 4 → 4
            repeat1.1.residual1.dense1: Dense(6) 4 → 6
            repeat1.1.residual1.out: Dense(4) 6 → 4
            repeat1.1.residual2: Residual<Body> 4 → 4
            repeat1.1.residual2.dense1: Dense(6) 4 → 6
            repeat1.1.residual2.out: Dense(4) 6 → 4
            block2: Block<Widen> 4 → 6
            block2.widen: Residual<Six> 4 → 6
            block2.widen.dense1: Dense(6) 4 → 6
            block2.widen.shortcut.dense1: Dense(6) 4 → 6
            residual1: Residual<Widen> 6 → 6
            residual1.widen: Residual<Six> 6 → 6
            residual1.widen.dense1: Dense(6) 6 → 6
            residual1.widen.shortcut.dense1: Dense(6) 6 → 6
            concat1: Concat<Identity, Six> 6 → 12
            concat1.1.dense1: Dense(6) 6 → 6
            add1: Add<Six, Six> 12 → 6
            add1.0.dense1: Dense(6) 12 → 6
            add1.1.dense1: Dense(6) 12 → 6
            """.ReplaceLineEndings("\n"),
            string.Join("\n", graph.AllNodes.Select(node => $"{node.Name}: {node.Layer.Description} {node.Input} → {node.Output}")));
    }

    [Fact]
    public void A_use_takes_the_name_that_it_is_given()
    {
        var graph = Graph("Repeat<Six>(2, Name = \"encoder\"), Block<Six>, Block<Six>");
        Assert.Equal(
            ["encoder", "encoder.0.dense1", "encoder.1.dense1", "block1", "block1.dense1", "block2", "block2.dense1"],
            graph.AllNodes.Select(node => node.Name));
    }

    [Fact]
    public void Costs_are_counted_once()
    {
        var graph = Graph("Repeat<Pair>(3), Residual<Six>(Shortcut = typeof(Six))");
        var pair = 2 * ((4 * 6) + 6 + (6 * 4) + 4) + 1;
        Assert.Equal((3 * pair) + (2 * ((4 * 6) + 6)), graph.Nodes.Sum(node => node.Layer.Parameters(node.Input)));
        var multiplyAdds = graph.Nodes.Sum(node => node.Layer.MultiplyAdds(node.Input));
        Assert.Equal((3 * 2 * 48) + (2 * 24), multiplyAdds);
        Assert.Equal(multiplyAdds, graph.AllNodes.Sum(node => node.OwnMultiplyAdds()));
        Assert.Equal(0, graph.Nodes[0].OwnMultiplyAdds());
    }

    [Theory]
    [InlineData("Add<Identity, Channels>")]
    [InlineData("Multiply<Channels, Identity>")]
    [InlineData("Multiply<Identity, Positions>")]
    [InlineData("Add<Identity, Identity>")]
    public void A_gate_spreads_over_what_it_gates(string layer)
    {
        // Layers that pool are another matter; dense ones on a flat input make a gate as well.
        const string Gates = "[Block, Dense(5)] class Channels; [Block, Dense(1)] class Positions;";
        var design = Design($"Dense(5), {layer}", Gates);
        Assert.Empty(design.Mistakes);
        Assert.Equal("5", design.Graph!.Output.ToString());
    }

    [Theory]
    [InlineData("2, 3, 5", "2, 3, 5", "2×3×5")]
    [InlineData("2, 3, 5", "5", "2×3×5")]
    [InlineData("1, 1, 5", "2, 3, 5", "2×3×5")]
    [InlineData("2, 3, 1", "2, 3, 5", "2×3×5")]
    [InlineData("7, 5", "5", "7×5")]
    [InlineData("7, 5", "1, 5", "7×5")]
    [InlineData("5", "1", "5")]
    [InlineData("2, 3, 5", "3, 5", null)]
    [InlineData("2, 3, 5", "2, 3, 4", null)]
    [InlineData("2, 3, 5", "1, 3, 5", null)]
    [InlineData("2, 3, 1", "1, 1, 5", null)]
    [InlineData("6", "2, 3", null)]
    public void Elementwise_shapes(string first, string second, string? joined)
    {
        var (a, b) = (Shape(first), Shape(second));
        Assert.Equal(joined, Generators.Layers.Elementwise.Join(a, b)?.ToString());
        Assert.Equal(joined, Generators.Layers.Elementwise.Join(b, a)?.ToString());
    }

    [Fact]
    public void Uses_share_what_is_understood_of_a_block()
    {
        var layers = Graph("Block<Six>, Block<Six>").Spec.Layers;
        Assert.Same(((Generators.Layers.BlockLayer)layers[0]).Body, ((Generators.Layers.BlockLayer)layers[1]).Body);
    }

    [Fact]
    public void Sizes_below_a_broken_block_are_known_where_layers_fix_them()
    {
        var outline = Design("Block<Broken>, Concat<Six, Body>", Blocks + "[Block, Dense(0)] class Broken;").Outline;
        Assert.Equal(10, outline.OutputSize);
    }

    private static Shape Shape(string axes) => new([.. axes.Split(", ").Select(axis => int.Parse(axis, null))]);

    // What a block ends in is asked of each layer once: twice at each depth would take until tomorrow.
    [Fact]
    public void Blocks_in_blocks_may_be_deep()
    {
        const int Depth = 60;
        var blocks = string.Concat(Enumerable.Range(0, Depth).Select(depth => FormattableString.Invariant($"[Block, Block<B{depth + 1}>] class B{depth}; ")));
        var design = Design("Block<B0>", FormattableString.Invariant($"{blocks} [Block, Dense(3)] class B{Depth};"));

        Assert.Empty(design.Mistakes);
        Assert.Equal(new Shape(3), design.Graph!.Output);
    }

    private static NetworkGraph Graph(string layers)
    {
        var design = Design(layers, Blocks);
        Assert.Empty(design.Mistakes);
        return design.Graph!;
    }

    private static Generators.Shapes.NetworkDesign Design(string layers, string blocks) => Generators.Shapes.NetworkDesign.Of(
        TestNetworks.Declaration($"{blocks} [Network, Input(4), {layers}, MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;"));
}

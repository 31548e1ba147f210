using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Parsing;

/// <summary>Which blocks are read with a network, and what is known of them afterwards.</summary>
public sealed class BlockReaderTests
{
    [Fact]
    public void Blocks_are_read_once_each_in_the_order_in_which_they_are_met()
    {
        var declaration = TestNetworks.Declaration(
            """
            [Block, Dense(1)] class D;
            [Block, Concat<B, D>] class C;
            [Block, Block<D>, Repeat<D>(2)] class B;
            [Block, Residual<B>(Shortcut = typeof(C))] class A;
            [Block, Dense(1)] class Unused;
            [Network, Block<A>, Residual<D>(Shortcut = typeof(A))] public partial class Net;
            """);
        Assert.Equal(["A", "D", "B", "C"], declaration.Blocks.Select(block => block.Name));
        Assert.Equal(
            ["Block", "Block<D>", "Repeat<D>"], declaration.Blocks[2].Attributes.Select(attribute => attribute.Label));
        Assert.All(declaration.Blocks, block => Assert.False(block.IsForeign));
    }

    [Fact]
    public void A_use_names_its_blocks_by_type_parameter_and_property()
    {
        var declaration = TestNetworks.Declaration(
            "[Block, Dense(1)] class A; [Network, Residual<A>(Shortcut = typeof(Identity), Slope = 2)] public partial class Net;");
        var use = declaration.Attributes[1];
        Assert.Equal("Residual<>", use.Name);
        Assert.Equal("A", use.Block("TBlock")!.Name);
        Assert.Equal("Identity", use.Block("Shortcut")!.Name);
        Assert.All(use.Blocks, block => Assert.Null(block.WhyNot));
        Assert.Equal([false, true], declaration.Blocks.Select(block => block.IsIdentity));
        Assert.Equal([false, true], declaration.Blocks.Select(block => block.IsForeign));
    }

    [Fact]
    public void Blocks_of_one_name_are_told_apart()
    {
        var declaration = TestNetworks.Declaration(
            """
            namespace N
            {
                [Block, Dense(2)] class A;
                class Outer { [Block, Dense(3)] public class A; }
                class Outer<T> { [Block, Dense(4)] public class A; }
            }

            [Block, Dense(1)] class A;
            [Network, Block<A>, Block<N.A>, Block<N.Outer.A>, Block<N.Outer<int>.A>, Block<N.Outer<string>.A>] public partial class Net;
            """);
        Assert.Equal([1, 2, 3, 4], declaration.Blocks.Select(block => block.Attributes[1].Int("units")));
        Assert.Equal(4, declaration.Blocks.Select(block => block.Key).Distinct().Count());
    }

    [Fact]
    public void A_circle_ends_the_reading()
    {
        var declaration = TestNetworks.Declaration(
            "[Block, Block<B>] class A; [Block, Block<A>, Block<B>] class B; [Network, Block<A>] public partial class Net;");
        Assert.Equal(["A", "B"], declaration.Blocks.Select(block => block.Name));
    }

    [Theory]
    [InlineData("[Block, Dense(3)] class A;", true)]
    [InlineData("// moved\n[Block]\n[Dense(units: 3)] public sealed class A { int _mine; }", true)]
    [InlineData("[Block, Dense(3)] class A; [Block, Dense(9)] class Unused;", true)]
    [InlineData("[Block, Dense(4)] class A;", false)]
    [InlineData("[Dense(3)] class A;", false)]
    public void Declarations_are_equal_if_their_blocks_mean_the_same(string block, bool equal)
    {
        const string Network = "[Network, Input(4), Block<A>] public partial class Net;";
        var original = Neutral(TestNetworks.Declaration("[Block, Dense(3)] class A; " + Network));
        var other = Neutral(TestNetworks.Declaration($"{block} {Network}"));
        Assert.Equal(equal, original == other);
    }

    // Each compilation of the test kit has another assembly name, which is part of the keys.
    private static string Neutral(NetworkDeclaration declaration) => string.Join("\n", declaration.Blocks.Select(block =>
        $"{block.Name}: {string.Join(", ", block.Attributes.Select(attribute => $"{attribute.Label} {attribute.Int("units")}"))}"));
}

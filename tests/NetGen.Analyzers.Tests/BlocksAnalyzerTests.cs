using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>Classes marked <c>[Block]</c>, and the types that attributes name as blocks.</summary>
public sealed class BlocksAnalyzerTests
{
    private const string Body = "[Block, Dense(4)] public class Body;\n";

    [Theory]
    [InlineData("[Block, Dense(4)] public class Body;")]
    [InlineData("[Block, Dense(4)] internal sealed class Body { }")]
    [InlineData("[Block, Dense(4)] public abstract record Body;")]
    [InlineData("[Block, Dense(4)] public partial class Body; public partial class Body { public int Mine => 1; }")]
    [InlineData("[Dense(4)] [Block] [Obsolete(\"old\")] class Body<T>;")]
    [InlineData("[Block, Block<Identity>] class Outer { [Block, Dense(4)] private class Body; }")]
    public Task A_class_of_layers_is_a_block(string source) => AnalyzerVerifier.Verify(source);

    [Theory]
    [InlineData("Block<Body>")]
    [InlineData("Repeat<Body>(3)")]
    [InlineData("Residual<Body>(Activation = Activation.ReLU)")]
    [InlineData("Residual<Body>(Shortcut = typeof(Body))")]
    [InlineData("Residual<Body>(Shortcut = null)")]
    [InlineData("Concat<Identity, Body>")]
    [InlineData("Concat<Body, Body, Body, Body, Body, Identity>")]
    [InlineData("Add<Body, Identity>")]
    [InlineData("Multiply<Identity, Body>, Repeat<Body>(1), NetGen.Block<global::Body>")]
    public Task Blocks_are_used_as_often_as_one_likes(string layers) => AnalyzerVerifier.Verify(Body + Network(layers));

    [Theory]
    [InlineData("class Other;", "Other", "the class isn't marked with [Block]")]
    [InlineData("class Other : Outer; [Block, Block<Identity>] class Outer;", "Other", "the class isn't marked with [Block]")]
    [InlineData("interface Other;", "Other", "only a class can be one, marked with [Block]")]
    [InlineData("enum Other;", "Other", "only a class can be one, marked with [Block]")]
    [InlineData("", "int", "only a class can be one, marked with [Block]")]
    [InlineData("", "string[]", "only a class can be one, marked with [Block]")]
    [InlineData("", "Net", "it is a network; put the layers that are shared into a class marked with [Block]")]
    public Task A_type_argument_is_a_block(string source, string type, string why) => AnalyzerVerifier.Verify(
        source + Network($"Residual<{{|NETGEN0023:{type}|}}>"),
        $"Layer 1 (Residual<{type}>): '{type}' isn't a block: {why}");

    [Fact]
    public Task A_shortcut_is_a_block_too() => AnalyzerVerifier.Verify(
        Body + "class Other;" + Network("Dense(4), Residual<Body>(Shortcut = {|NETGEN0023:typeof(Other)|})"),
        "Layer 2 (Residual<Body>): 'Other' isn't a block: the class isn't marked with [Block]");

    [Fact]
    public Task Every_type_argument_is_looked_at() => AnalyzerVerifier.Verify(
        Body + Network("Concat<{|NETGEN0023:int|}, Body, {|NETGEN0023:Net|}>, NetGen.Add<Body, {|NETGEN0023:global::System.String|}>"));

    [Theory]
    [InlineData("Residual<Unknown>", "CS0246")]
    [InlineData("Residual<Body>(Shortcut = typeof(Unknown))", "CS0246")]
    [InlineData("Repeat<Body>", "CS7036")]
    public Task What_the_compiler_itself_complains_about_is_left_to_it(string layer, string error) =>
        AnalyzerVerifier.Verify([Body + Network(layer)], null, error);

    [Fact]
    public Task A_block_has_layers() => AnalyzerVerifier.Verify(
        "[Block] public class {|NETGEN0025:Body|};",
        "Block 'Body' has no layers; add one, or use NetGen's block Identity where values pass as they are");

    [Theory]
    [InlineData("Input(4)", "Input")]
    [InlineData("MeanSquaredErrorLoss", "MeanSquaredErrorLoss")]
    [InlineData("Adam(1e-3)", "Adam")]
    [InlineData("Accuracy", "Accuracy")]
    public Task A_block_has_nothing_but_layers(string attribute, string name) => AnalyzerVerifier.Verify(
        $"[Block, Dense(4), {{|NETGEN0026:{attribute}|}}] public class Body;",
        $"[{name}] has no place on block 'Body': a block is a stack of layers; input, loss, optimizer and metrics belong to the network");

    [Fact]
    public Task A_class_is_a_network_or_a_block() => AnalyzerVerifier.Verify(
        "[Block, Network, Dense(4)] public partial class {|NETGEN0027:Both|};",
        "Class 'Both' is marked with [Network] and with [Block]; put the layers that are shared into a block of their own");

    [Fact]
    public Task One_that_is_both_is_told_once_however_it_is_used() => AnalyzerVerifier.Verify(
        "[Network, Block, Dense(4)] public partial class {|NETGEN0027:Both|};\n" + Network("Block<Both>"));

    [Fact]
    public Task Layers_of_a_block_on_another_declaration_leave_the_order_open() => AnalyzerVerifier.Verify(
        [
            "[Block, Dense(4)] partial class Body;",
            "[{|NETGEN0003:Residual<Identity>|}, Dense(4)] partial class Body;",
            Network("Block<Body>"),
        ],
        [
            "[Residual<Identity>] stands on another declaration of block 'Body' than [Block], which leaves the order of layers open; "
            + "keep all attributes of a block on one",
        ]);

    [Fact]
    public Task A_use_of_a_block_is_no_mark() => AnalyzerVerifier.Verify(
        Body + "[{|NETGEN0022:Block<Body>|}] class Other;",
        "[Block<Body>] has no effect because class 'Other' isn't marked with [Network] or [Block]");

    private static string Network(string layers) =>
        $"\n[Network, Input(4), {layers}, Dense(4), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;";
}

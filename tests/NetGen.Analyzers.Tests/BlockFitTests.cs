using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>Mistakes inside of blocks: those of the block itself at its class, those of a use at the use.</summary>
public sealed class BlockFitTests
{
    private const string Four = "[Block, Dense(4)] class Four;\n";
    private const string Six = "[Block, Dense(6)] class Six;\n";

    [Fact]
    public Task A_value_is_wrong_once_however_often_the_block_is_used() => AnalyzerVerifier.Verify(
        "[Block, Dropout(0.1), Dense({|NETGEN0009:0|})] class Body;" + Network("Block<Body>, Repeat<Body>(2), Concat<Body, Body>"),
        "Layer 2 of Body (Dense): units is 0, but must be at least 1");

    [Fact]
    public Task A_block_that_nobody_uses_is_checked_too() => AnalyzerVerifier.Verify(
        "[Block, Repeat<Four>({|NETGEN0009:0|}), Residual<Four>(Slope = 2, Activation = {|NETGEN0009:(Activation)99|})] class Body;" + Four,
        "Layer 1 of Body (Repeat<Four>): count is 0, but must be at least 1",
        "Layer 2 of Body (Residual<Four>): Activation is 99, but must be a value of Activation");

    [Fact]
    public Task Two_layers_of_a_block_have_two_names() => AnalyzerVerifier.Verify(
        "[Block, Dense(4, Name = \"a\"), Dense(4, Name = {|NETGEN0011:\"a\"|})] class Body;" + Network("Block<Body>"),
        "Layer 2 of Body (Dense) is named 'a', which collides with Layer 1 of Body (Dense), named 'a'; "
        + "the parameters of two layers can't share a name");

    [Theory]
    [InlineData("shortcut", "(Shortcut = typeof(Four))", "the shortcut")]
    [InlineData("shortcut.a", "(Shortcut = typeof(Four))", "the shortcut")]
    [InlineData("prelu", "(Activation = Activation.PReLU)", "the slope of PReLU")]
    public Task A_residual_layer_has_names_of_its_own(string name, string options, string owner) => AnalyzerVerifier.Verify(
        Four + $"[Block, Dense(4, Name = \"{name}\")] class Body;" + Network($"Residual<{{|NETGEN0011:Body|}}>{options}"),
        $"Layer 1 of Body (Dense) is named '{name}', which collides with {owner} of Layer 1 (Residual<Body>), "
        + $"named '{name.Split('.')[0]}'; the parameters of two layers can't share a name");

    [Theory]
    [InlineData("Residual<Body>")]
    [InlineData("Repeat<Body>(2), Concat<Body, Identity>")]
    public Task Where_there_is_no_such_part_the_name_is_free(string layers) => AnalyzerVerifier.Verify(
        "[Block, Dense(4, Name = \"shortcut\"), Dense(4, Name = \"prelu\"), Dense(4, Name = \"0\")] class Body;" + Network(layers));

    [Fact]
    public Task A_shape_that_the_block_itself_fixes_is_checked_at_the_block() => AnalyzerVerifier.Verify(
        "[Block, Dense(1), Activation({|NETGEN0012:Activation.Softmax|})] class Body;" + Network("Block<Body>, Block<Body>"),
        "Layer 2 of Body (Activation) needs at least 2 values for Softmax, but has 1: it would always be the same");

    [Fact]
    public Task A_shape_that_the_use_brings_is_checked_at_the_use() => AnalyzerVerifier.Verify(
        "[Block, Dropout(0.1), Dense(4)] class Body;" + Network("Repeat<{|NETGEN0012:Body|}>(3), Dense(2)", "4, 4, 3"),
        "Layer 1 (Repeat<Body>): Layer 2 of Body (Dense) needs a flat input, but gets 4×4×3: put [Flatten] before it");

    [Fact]
    public Task Blocks_in_blocks_are_named_from_the_outside_in() => AnalyzerVerifier.Verify(
        """
        [Block, Dense(4)] class Inner;
        [Block, Dropout(0.5), Add<Identity, Inner>] class Middle;
        [Block, Residual<Identity>(Shortcut = typeof(Middle))] class Outer;
        """ + Network("Block<{|NETGEN0012:Outer|}>, Flatten", "4, 3"),
        "Layer 1 (Block<Outer>): Layer 1 of Outer (Residual<Identity>): its shortcut: Layer 2 of Middle (Add<Identity, Inner>): "
        + "Layer 1 of Inner (Dense) needs a flat input, but gets 4×3: put [Flatten] before it");

    [Fact]
    public Task A_residual_connection_needs_one_shape() => AnalyzerVerifier.Verify(
        Six + Network("{|NETGEN0028:Residual<Six>|}, Dense(2)"),
        "Layer 1 (Residual<Six>): its body gives 6, its input is 4; "
        + "the two are added, so bring the input to the body's shape by Shortcut = typeof(...)");

    [Fact]
    public Task A_shortcut_gives_the_bodys_shape() => AnalyzerVerifier.Verify(
        Four + Six + Network("Residual<Six>(Shortcut = {|NETGEN0028:typeof(Four)|})"),
        "Layer 1 (Residual<Six>): its body gives 6, its shortcut 4; the two are added, so they must have one shape");

    [Theory]
    [InlineData("Residual<Six>(Shortcut = typeof(Six)), Residual<Six>")]
    [InlineData("Concat<Four, Six, Identity>, Dense(6)")]
    public Task Shapes_that_fit_are_right(string layers) => AnalyzerVerifier.Verify(Four + Six + Network(layers));

    [Fact]
    public Task A_block_that_is_repeated_takes_what_it_gives() => AnalyzerVerifier.Verify(
        "[Block, Residual<Inner>, Dense(6)] class Body; [Block, Dense(4)] class Inner;" + Network("Repeat<{|NETGEN0028:Body|}>(2)"),
        "Layer 1 (Repeat<Body>): repetition 2: Layer 1 of Body (Residual<Inner>): its body gives 4, its input is 6; "
        + "the two are added, so bring the input to the body's shape by Shortcut = typeof(...)");

    [Fact]
    public Task All_axes_but_the_last_agree_in_a_concatenation() => AnalyzerVerifier.Verify(
        "[Block, Flatten] class Flat;" + Network("{|NETGEN0028:Concat<Identity, Identity, Flat>|}, Flatten", "5, 4, 3"),
        "Layer 1 (Concat<Identity, Identity, Flat>): its branches give 5×4×3, 5×4×3 and 60; "
        + "they are joined along the last axis, so all other axes must agree");

    [Theory]
    [InlineData("Add", "added")]
    [InlineData("Multiply", "multiplied")]
    public Task Elements_are_combined_with_elements(string kind, string verb) => AnalyzerVerifier.Verify(
        Four + Six + Network($"{{|NETGEN0028:{kind}<Four, Six>|}}"),
        $"Layer 1 ({kind}<Four, Six>): its branches give 4 and 6; the two are {verb}, so they must have one shape, "
        + "or one of them one value a channel or a position of the other");

    [Fact]
    public Task One_mistake_has_no_echo_below_a_block() => AnalyzerVerifier.Verify(
        Six + Network("{|NETGEN0028:Residual<Six>|}, {|NETGEN0028:Residual<Four>|}, Residual<Four>") + Four);

    [Fact]
    public Task What_is_in_a_block_counts_for_the_loss() => AnalyzerVerifier.Verify(
        "[Block, Dense(3, Activation = Activation.Softmax)] class Head;" + Network("{|NETGEN0019:Block<Head>|}", loss: "CrossEntropyLoss"),
        "Layer 1 (Block<Head>) ends in Softmax, but CrossEntropyLoss wants raw scores (logits), at least 2: "
        + "leave the activation out, the loss applies softmax itself");

    [Theory]
    [InlineData("Residual<Head>(Shortcut = typeof(Head))")]
    [InlineData("Concat<Head, Identity>")]
    public Task What_is_done_to_it_afterwards_counts_too(string layers) => AnalyzerVerifier.Verify(
        "[Block, Dense(3, Activation = Activation.Softmax)] class Head;" + Network(layers, loss: "CrossEntropyLoss"));

    [Fact]
    public Task A_network_of_blocks_without_parameters_has_nothing_to_train() => AnalyzerVerifier.Verify(
        "[Block, Dropout(0.5)] class Body;"
        + Network("Repeat<Body>(2), Block<Identity>").Replace("class Net", "class {|NETGEN0008:Net|}", StringComparison.Ordinal));

    private static string Network(string layers, string input = "4", string loss = "MeanSquaredErrorLoss") =>
        $"\n[Network, Input({input}), {layers}, {loss}, Sgd(0.1)] public partial class Net;";
}

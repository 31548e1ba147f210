using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

public sealed class PartsAnalyzerTests
{
    [Fact]
    public Task A_network_has_an_input() => AnalyzerVerifier.Verify(
        "[Network, Dense(1), MeanSquaredErrorLoss, Sgd(0.1)] public partial class {|NETGEN0005:Net|};",
        "Network 'Net' has no input; add [Input(...)] above its layers");

    [Fact]
    public Task A_network_has_one_input_only() => AnalyzerVerifier.Verify(
        "[Network, Input(2), {|NETGEN0006:Input(3)|}, {|NETGEN0006:Input(4)|}, Dense(1), HuberLoss, Sgd(0.1)] public partial class Net;",
        "Network 'Net' has more than one input; keep one [Input(...)]",
        "Network 'Net' has more than one input; keep one [Input(...)]");

    [Fact]
    public Task The_input_stands_above_the_layers() => AnalyzerVerifier.Verify(
        "[Network, Flatten, {|NETGEN0007:Input(2)|}, Dense(1), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;",
        "[Input] stands below Layer 1 (Flatten); data flow from top to bottom, so put it above all layers");

    [Fact]
    public Task The_input_may_stand_below_the_loss() => AnalyzerVerifier.Verify(
        "[MeanSquaredErrorLoss, Sgd(0.1), Network, Input(2), Dense(1)] public partial class Net;");

    [Theory]
    [InlineData("")]
    [InlineData("Dropout(0.5),")]
    [InlineData("Activation(Activation.ReLU), Flatten,")]
    public Task A_network_has_something_to_train(string layers) => AnalyzerVerifier.Verify(
        $"[Network, Input(2), {layers} MeanSquaredErrorLoss, Sgd(0.1)] public partial class {{|NETGEN0008:Net|}};",
        "Network 'Net' has no layer with trainable parameters; add one, such as [Dense(10)]");

    [Fact]
    public Task A_learned_slope_is_something_to_train() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Activation(Activation.PReLU), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;");

    [Fact]
    public Task A_network_has_a_loss() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense(1), Sgd(0.1)] public partial class {|NETGEN0014:Net|};",
        "Network 'Net' has no loss; add one, such as [CrossEntropyLoss] for classes or [MeanSquaredErrorLoss] for numbers");

    [Fact]
    public Task A_network_has_one_loss_only() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense(1), MeanSquaredErrorLoss, {|NETGEN0015:HuberLoss|}, Sgd(0.1)] public partial class Net;",
        "Network 'Net' has more than one loss: [HuberLoss] beside [MeanSquaredErrorLoss]; keep one");

    [Fact]
    public Task With_two_losses_nothing_is_held_against_either() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense(1), HuberLoss, {|NETGEN0015:CrossEntropyLoss|}, Sgd(0.1), Accuracy] public partial class Net;");

    [Fact]
    public Task A_network_has_an_optimizer() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense(1), MeanSquaredErrorLoss] public partial class {|NETGEN0016:Net|};",
        "Network 'Net' has no optimizer; add one, such as [Adam(1e-3)]");

    [Fact]
    public Task A_network_has_one_optimizer_only() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1), {|NETGEN0017:AdamW(1e-3)|}] public partial class Net;",
        "Network 'Net' has more than one optimizer: [AdamW] beside [Sgd]; keep one");

    [Fact]
    public Task An_empty_network_is_told_everything_at_once() => AnalyzerVerifier.Verify(
        "[Network] public partial class {|NETGEN0005:{|NETGEN0008:{|NETGEN0014:{|NETGEN0016:Net|}|}|}|};");
}

using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

public sealed class FitAnalyzerTests
{
    [Fact]
    public Task A_dense_layer_takes_a_flat_input() => AnalyzerVerifier.Verify(
        Network(input: "28, 28, 1", layers: "Dropout(0.1), {|NETGEN0012:Dense(10)|}"),
        "Layer 2 (Dense) needs a flat input, but gets 28×28×1: put [Flatten] before it");

    [Fact]
    public Task After_Flatten_a_dense_layer_is_right() =>
        AnalyzerVerifier.Verify(Network(input: "28, 28, 1", layers: "Flatten, Dense(10)"));

    [Fact]
    public Task One_mistake_has_no_echo_down_the_stack() => AnalyzerVerifier.Verify(
        Network(input: "28, 28, 1", layers: "{|NETGEN0012:Dense(64)|}, Dropout(0.1), Dense(64), Flatten, Dense(10)"));

    [Fact]
    public Task Below_a_layer_that_is_wrong_by_itself_nothing_is_guessed() => AnalyzerVerifier.Verify(
        Network(
            input: "5, {|NETGEN0009:0|}",
            layers: "Activation(Activation.Softmax), Dense(10), Dense(1, Activation = {|NETGEN0012:Activation.Softmax|})"));

    [Fact]
    public Task Softmax_is_over_the_last_axis_of_any_shape() =>
        AnalyzerVerifier.Verify(Network(input: "4, 4, 3", layers: "Activation(Activation.Softmax), Flatten, Dense(2)"));

    [Fact]
    public Task Softmax_of_one_channel_is_pointless() => AnalyzerVerifier.Verify(
        Network(input: "4, 4, 3", layers: "Conv2D(1, 3, Activation = {|NETGEN0012:Activation.Softmax|}), Flatten, Dense(2)"),
        "Layer 1 (Conv2D) needs at least 2 values for Softmax, but has 1: it would always be the same");

    [Theory]
    [InlineData("28, 28, 1", "Conv2D(4, {|NETGEN0012:29|}), Flatten, Dense(1)")]
    [InlineData("28, 28, 1", "Conv2D(4, kernelHeight: {|NETGEN0012:30|}, kernelWidth: 3), Flatten, Dense(1)")]
    [InlineData("28, 28, 4", "Conv2D(6, 3, Groups = {|NETGEN0012:3|}), Flatten, Dense(1)")]
    [InlineData("28, 28, 1", "{|NETGEN0012:Conv1D(6, 3)|}, Flatten, Dense(1)")]
    [InlineData("28, 28, 1", "Reshape({|NETGEN0012:28|}, 27), Flatten, Dense(1)")]
    [InlineData("28, 28, 1", "{|NETGEN0012:Permute(2, 1)|}, Flatten, Dense(1)")]
    public Task A_layer_that_cannot_take_its_input_says_which_argument_is_at_fault(string input, string layers) =>
        AnalyzerVerifier.Verify(Network(input: input, layers: layers));

    [Fact]
    public Task An_elementwise_activation_takes_any_shape() =>
        AnalyzerVerifier.Verify(Network(input: "4, 4, 3", layers: "Activation(Activation.GELU), Flatten, Dense(2)"));

    [Fact]
    public Task Softmax_of_one_value_is_pointless() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(1, Activation = {|NETGEN0012:Activation.LogSoftmax|})"),
        "Layer 1 (Dense) needs at least 2 values for LogSoftmax, but has 1: it would always be the same");

    [Fact]
    public Task An_input_can_be_too_large() => AnalyzerVerifier.Verify(
        "[Network, {|NETGEN0013:Input(65536, 65536, 3)|}, Flatten, Dense(2), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;",
        "Input has 12,884,901,888 values a sample; the limit is 2,147,418,112");

    [Fact]
    public Task A_layer_can_be_too_large() => AnalyzerVerifier.Verify(
        Network(layers: "{|NETGEN0013:Dense(2147483647)|}, Dense(1)"),
        "Layer 1 (Dense) has 2,147,483,647 values a sample; the limit is 2,147,418,112");

    [Fact]
    public Task A_shape_can_be_too_large_whatever_it_is_made_of() => AnalyzerVerifier.Verify(
        "[Network, {|NETGEN0013:Reshape(65536, 1, 2147483646)|}, Flatten, Dense(2), MeanSquaredErrorLoss, Sgd(0.1)] public partial class {|NETGEN0005:Net|};",
        "Layer 1 (Reshape) has 140,737,488,224,256 values a sample; the limit is 2,147,418,112",
        "Network 'Net' has no input; add [Input(...)] above its layers");

    [Fact]
    public Task A_shape_in_a_block_can_be_too_large_too() => AnalyzerVerifier.Verify(
        "[Block, {|NETGEN0013:Reshape(65536, 65536)|}, Flatten] public class Body;\n" + Network(layers: "Block<Body>, Dense(1)"));

    [Fact]
    public Task A_layer_that_is_wrong_is_not_called_too_large_as_well() =>
        AnalyzerVerifier.Verify(Network(input: "2, 2", layers: "{|NETGEN0012:Dense(2147483647)|}, Dense(1), Flatten"));

    [Fact]
    public Task Parameters_of_a_block_can_be_more_than_a_number_holds() => AnalyzerVerifier.Verify(
        "[Block, Dense(2000000000)] public class Body;\n" + Network(input: "2000000000", layers: "{|NETGEN0013:Repeat<Body>(3)|}, Dense(1)"));

    [Fact]
    public Task All_parameters_together_can_be_too_many() => AnalyzerVerifier.Verify(
        Network(input: "40000", layers: "Dense(40000), {|NETGEN0013:Dense(40000)|}, Dense(40000)"),
        "Layer 2 (Dense) brings the network to 3,200,080,000 parameters; the limit is 2,147,418,112");

    [Fact]
    public Task Nothing_can_be_repeated_too_often() => AnalyzerVerifier.Verify(
        Network(layers: "{|NETGEN0013:Repeat<Identity>(2147483646)|}, Dense(1)"),
        "Layer 1 (Repeat<Identity>) stands for 2,147,483,647 layers; the limit is 10,000");

    [Theory]
    [InlineData(40, true)]
    [InlineData(4, false)]
    public Task Everything_that_is_kept_at_once_can_be_too_large(int layers, bool isTooLarge) => AnalyzerVerifier.Verify(
        "[Block, LayerNorm(UseScale = false, UseBias = false), Activation(Activation.Tanh)] public class Body;\n"
        + $"[Network, Input(100000000), Repeat<Body>({layers}), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)] "
        + $"public partial class {(isTooLarge ? "{|NETGEN0013:Net|}" : "Net")};",
        isTooLarge ? ["Network 'Net' keeps more values of one sample at once than an array holds; the limit is 2,147,418,112"] : []);

    [Fact]
    public Task A_large_network_within_the_limits_is_right() =>
        AnalyzerVerifier.Verify(Network(input: "4096", layers: "Dense(4096), Dense(4096), Dense(1000)"));

    [Theory]
    [InlineData(
        "CrossEntropyLoss", "Softmax",
        "raw scores (logits), at least 2: leave the activation out, the loss applies softmax itself")]
    [InlineData(
        "CrossEntropyLoss", "LogSoftmax",
        "raw scores (logits), at least 2: leave the activation out, the loss applies softmax itself")]
    [InlineData(
        "CrossEntropyLoss", "Sigmoid",
        "raw scores (logits), at least 2: leave the activation out, the loss applies softmax itself")]
    [InlineData("BinaryCrossEntropyLoss", "Sigmoid", "raw scores (logits): leave the activation out, the loss applies the sigmoid itself")]
    [InlineData("BinaryCrossEntropyLoss", "Softmax", "raw scores (logits): leave the activation out, the loss applies the sigmoid itself")]
    [InlineData("HingeLoss", "Sigmoid", "scores of both signs: leave the activation out, its values have one sign only")]
    [InlineData("HingeLoss", "ReLU", "scores of both signs: leave the activation out, its values have one sign only")]
    [InlineData("KLDivergenceLoss", "Softmax", "log-probabilities, at least 2: end in Activation.LogSoftmax")]
    public Task The_last_activation_fits_the_loss(string loss, string activation, string rest) => AnalyzerVerifier.Verify(
        Network(layers: $"Dense(3, Activation = {{|NETGEN0019:Activation.{activation}|}})", loss: loss),
        $"Layer 1 (Dense) ends in {activation}, but {loss} wants {rest}");

    [Fact]
    public Task A_layer_that_changes_no_values_does_not_hide_the_last_activation() => AnalyzerVerifier.Verify(
        Network(
            layers: "Dense(3), Activation({|NETGEN0019:Activation.Softmax|}), Dropout(0.1), Activation(Activation.Identity), Flatten",
            loss: "CrossEntropyLoss"));

    [Fact]
    public Task KL_divergence_wants_log_probabilities() => AnalyzerVerifier.Verify(
        Network(layers: "{|NETGEN0019:Dense(3)|}", loss: "KLDivergenceLoss"),
        "Layer 1 (Dense) has no activation, but KLDivergenceLoss wants log-probabilities, at least 2: end in Activation.LogSoftmax");

    [Theory]
    [InlineData("ReLU")]
    [InlineData("Softplus")]
    public Task A_yes_or_no_answer_needs_scores_of_both_signs(string activation) => AnalyzerVerifier.Verify(
        Network(layers: $"Dense(1, Activation = {{|NETGEN0019:Activation.{activation}|}})", loss: "BinaryCrossEntropyLoss"),
        $"Layer 1 (Dense) ends in {activation}, but BinaryCrossEntropyLoss wants raw scores (logits): leave the activation out, its values have one sign only");

    [Theory]
    [InlineData("Dense(3)", "CrossEntropyLoss")]
    [InlineData("Dense(3, Activation = Activation.Tanh)", "CrossEntropyLoss")]
    [InlineData("Dense(3)", "BinaryCrossEntropyLoss")]
    [InlineData("Dense(1, Activation = Activation.Tanh)", "HingeLoss")]
    [InlineData("Dense(2, Activation = Activation.LogSoftmax)", "KLDivergenceLoss")]
    [InlineData("Dense(2), Activation(Activation.LogSoftmax)", "KLDivergenceLoss")]
    [InlineData("Dense(1)", "PoissonLoss")]
    [InlineData("Dense(1, Activation = Activation.ReLU)", "PoissonLoss")]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "MeanSquaredErrorLoss")]
    [InlineData("Dense(1, Activation = Activation.Sigmoid)", "MeanAbsoluteErrorLoss")]
    public Task Other_ends_are_right(string layers, string loss) => AnalyzerVerifier.Verify(Network(layers: layers, loss: loss));

    [Fact]
    public Task Cross_entropy_needs_two_classes() => AnalyzerVerifier.Verify(
        Network(layers: "Dense({|NETGEN0019:1|})", loss: "CrossEntropyLoss"),
        "Layer 1 (Dense) gives 1, but CrossEntropyLoss wants raw scores (logits), at least 2: one output a class, for 2 classes or more; for a single yes-or-no output take [BinaryCrossEntropyLoss]");

    [Fact]
    public Task Each_position_has_its_loss() =>
        AnalyzerVerifier.Verify(Network(input: "4, 4, 3", layers: "Conv2D(5, 1)", loss: "CrossEntropyLoss", metrics: ", TopKAccuracy(5)"));

    [Fact]
    public Task Each_position_needs_two_classes() => AnalyzerVerifier.Verify(
        Network(input: "4, 4, 3", layers: "{|NETGEN0019:Conv2D(1, 1)|}", loss: "CrossEntropyLoss"),
        "Layer 1 (Conv2D) gives 1, but CrossEntropyLoss wants raw scores (logits), at least 2: one output a class, for 2 classes or more; for a single yes-or-no output take [BinaryCrossEntropyLoss]");

    [Theory]
    [InlineData("new[] { 1.0, 2.0 }", "2")]
    [InlineData("[1, 2, 3, 4]", "4")]
    public Task There_is_one_weight_a_class(string weights, string count) => AnalyzerVerifier.Verify(
        Network(layers: "Dense(3)", loss: $"CrossEntropyLoss(ClassWeights = {{|NETGEN0020:{weights}|}})"),
        $"CrossEntropyLoss has {count} class weights, but the network has 3 outputs; give one weight a class");

    [Theory]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, 2.0, 0.5 })")]
    [InlineData("CrossEntropyLoss(ClassWeights = null)")]
    public Task As_many_weights_as_classes_are_right(string loss) => AnalyzerVerifier.Verify(Network(layers: "Dense(3)", loss: loss));

    [Theory]
    [InlineData(
        "CrossEntropyLoss", "MeanAbsoluteError",
        "[Accuracy], [TopKAccuracy], [Precision], [Recall], [F1Score], [ConfusionMatrix] and [RocAuc]")]
    [InlineData(
        "BinaryCrossEntropyLoss", "TopKAccuracy(1)",
        "[Accuracy], [Precision], [Recall], [F1Score], [ConfusionMatrix] and [RocAuc]")]
    [InlineData("HingeLoss", "R2Score", "[Accuracy], [Precision], [Recall], [F1Score], [ConfusionMatrix] and [RocAuc]")]
    [InlineData("MeanSquaredErrorLoss", "Accuracy", "[MeanAbsoluteError], [RootMeanSquaredError] and [R2Score]")]
    [InlineData("PoissonLoss", "RocAuc", "[MeanAbsoluteError], [RootMeanSquaredError] and [R2Score]")]
    public Task Metrics_fit_the_loss(string loss, string metric, string fitting) => AnalyzerVerifier.Verify(
        Network(layers: "Dense(3)", loss: loss, metrics: $", {{|NETGEN0021:{metric}|}}"),
        $"[{metric.Split('(')[0]}] makes no sense with [{loss}]; metrics that do: {fitting}");

    [Fact]
    public Task KL_divergence_has_no_metrics() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(3, Activation = Activation.LogSoftmax)", loss: "KLDivergenceLoss", metrics: ", {|NETGEN0021:Accuracy|}"),
        "[Accuracy] makes no sense with [KLDivergenceLoss]; metrics that do: none: the loss itself is the measure");

    [Theory]
    [InlineData("CrossEntropyLoss", "Accuracy, TopKAccuracy(2), Precision, Recall, F1Score, ConfusionMatrix, RocAuc")]
    [InlineData("BinaryCrossEntropyLoss", "Accuracy, Precision, Recall, F1Score, ConfusionMatrix, RocAuc")]
    [InlineData("HingeLoss", "Accuracy, Precision, Recall, F1Score, ConfusionMatrix, RocAuc")]
    [InlineData("MeanSquaredErrorLoss", "MeanAbsoluteError, RootMeanSquaredError, R2Score")]
    [InlineData("MeanAbsoluteErrorLoss", "MeanAbsoluteError, RootMeanSquaredError, R2Score")]
    [InlineData("HuberLoss", "MeanAbsoluteError, RootMeanSquaredError, R2Score")]
    [InlineData("LogCoshLoss", "MeanAbsoluteError, RootMeanSquaredError, R2Score")]
    [InlineData("PoissonLoss", "MeanAbsoluteError, RootMeanSquaredError, R2Score")]
    public Task Metrics_of_the_loss_are_right(string loss, string metrics) =>
        AnalyzerVerifier.Verify(Network(layers: "Dense(3)", loss: loss, metrics: ", " + metrics));

    private static string Network(
        string input = "2", string layers = "Dense(1)", string loss = "MeanSquaredErrorLoss", string metrics = "") =>
        $"[Network, Input({input}), {layers}, {loss}, Sgd(0.1){metrics}] public partial class Net;";
}

using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

public sealed class ActivationAdviceTests
{
    [Theory]
    [InlineData("4", "{|NETGEN0030:Dense(16)|}, Dense(3)")]
    [InlineData("4", "{|NETGEN0030:Dense(16)|}, Dropout(0.1), Dense(3)")]
    [InlineData("8, 8, 1", "{|NETGEN0030:Conv2D(16, 3)|}, ZeroPad2D(1), AvgPool2D(2), Flatten, Dense(3)")]
    [InlineData("8, 8, 1", "{|NETGEN0030:Conv2D(16, 3)|}, GlobalAvgPool2D, Dense(3)")]
    public Task Linear_layers_with_nothing_but_linear_between_are_one(string input, string layers) => AdviceNetwork.Verify(input, layers);

    [Theory]
    [InlineData("4", "Dense(16), Activation(Activation.Tanh), Dense(3)")]
    [InlineData("4", "Dense(16), LayerNorm, Dense(3)")]
    [InlineData("8, 8, 1", "Conv2D(16, 3), MaxPool2D(2), Flatten, Dense(3)")]
    [InlineData("32", "Dense(16), Dense(32, Activation = Activation.ReLU), Dense(3)")] // a factor of lower rank
    [InlineData("8, 8, 16", "DepthwiseConv2D(3), Conv2D(32, 1, Activation = Activation.ReLU), GlobalAvgPool2D, Dense(3)")]
    [InlineData("8, 8, 16", "Conv2D(16, 3, Groups = 16), Conv2D(32, 1, Activation = Activation.ReLU), GlobalAvgPool2D, Dense(3)")]
    [InlineData("8, 8, 16", "Conv2D(16, kernelHeight: 1, kernelWidth: 7), Conv2D(16, kernelHeight: 7, kernelWidth: 1, Activation = Activation.ReLU), GlobalAvgPool2D, Dense(3)")]
    [InlineData("8, 8, 16", "SeparableConv2D(32, 3), GlobalAvgPool2D, Dense(3)")]
    public Task What_is_not_linear_between_makes_them_two(string input, string layers) => AdviceNetwork.Verify(input, layers);

    [Fact]
    public Task A_block_is_looked_at_by_itself() => AnalyzerVerifier.VerifyAdvice(
        "[Block, {|NETGEN0030:Dense(8)|}, Dense(4)] public class Body;"
        + AdviceNetwork.Of("4", "Residual<Body>(Activation = Activation.ReLU), Dense(3)"));

    [Theory]
    [InlineData("Dense(3, Activation = {|NETGEN0031:Activation.ReLU|})", AdviceNetwork.Classes)]
    [InlineData("Dense(3), Activation({|NETGEN0031:Activation.Tanh|})", AdviceNetwork.Classes)]
    [InlineData("Dense(3), Activation(Activation.Softplus)", AdviceNetwork.Classes)]
    [InlineData("Dense(1, Activation = {|NETGEN0031:Activation.Softsign|})", "BinaryCrossEntropyLoss, Adam(1e-3)")]
    [InlineData("Dense(3, Activation = {|NETGEN0031:Activation.ReLU|}), Activation(Activation.Softmax)", AdviceNetwork.Numbers)]
    [InlineData("Dense(3, Activation = {|NETGEN0032:Activation.ReLU|})", AdviceNetwork.Numbers)]
    [InlineData("Dense(3, Activation = {|NETGEN0032:Activation.ReLU|}), Reshape(3, 1)", "HuberLoss, Adam(1e-3)")]
    [InlineData("Dense(3, Activation = Activation.Tanh), Activation(Activation.Softmax)", AdviceNetwork.Numbers)]
    [InlineData("Dense(3, Activation = Activation.Softplus)", AdviceNetwork.Numbers)]
    [InlineData("Dense(3, Activation = Activation.Sigmoid)", AdviceNetwork.Numbers)]
    public Task Scores_and_numbers_have_no_activation(string layers, string end) => AdviceNetwork.Verify("4", layers, end);

    [Fact]
    public Task Scores_that_are_averaged_over_an_image_may_be_rectified() =>
        AdviceNetwork.Verify("8, 8, 4", "Dropout(0.5), Conv2D(10, 1, Activation = Activation.ReLU), GlobalAvgPool2D");

    [Theory]
    [InlineData("Dense(3, Activation = Activation.ReLU), {|NETGEN0047:Activation(Activation.ReLU)|}, Dense(3)")]
    [InlineData("BatchNorm(Activation = Activation.ReLU), {|NETGEN0047:Activation(Activation.Tanh)|}, Dense(3)")]
    [InlineData("BatchNorm, Activation(Activation.Tanh), Dense(3)")]
    public Task One_activation_is_enough(string layers) => AdviceNetwork.Verify("4", layers);

    [Fact]
    public Task The_fourth_sigmoid_in_a_row_is_told() => AnalyzerVerifier.VerifyAdvice(
        AdviceNetwork.Of(
            "4",
            "Dense(8, Activation = Activation.Sigmoid), Dense(8, Activation = Activation.Sigmoid), Dense(8), Activation(Activation.Sigmoid), "
            + "Dense(8, Activation = {|NETGEN0036:Activation.Sigmoid|}), Dense(8, Activation = Activation.Sigmoid), Dense(3)"),
        "With Layer 5 (Dense) there are 4 layers in a row that squash their values (sigmoid, tanh), and their small derivatives multiply going back: "
        + "take ReLU or SiLU, or put [BatchNorm] between");

    [Theory]
    [InlineData("{|NETGEN0036:Repeat<Body>(12)|}, Dense(3)")]
    [InlineData("Repeat<Body>(11), Dense(3)")]
    [InlineData("Repeat<Body>(9), Dense(8, Activation = {|NETGEN0036:Activation.Sigmoid|}), Dense(3)")]
    public Task Blocks_and_other_squashing_functions_count_too(string layers) => AnalyzerVerifier.VerifyAdvice(
        "[Block, Dense(8, Activation = Activation.Tanh)] public class Body;" + AdviceNetwork.Of("8", layers));

    [Theory]
    [InlineData("BatchNorm")]
    [InlineData("Dense(8, Activation = Activation.ReLU)")]
    [InlineData("Residual<Body>")]
    public Task Anything_that_lets_gradients_through_begins_a_new_row(string between) => AnalyzerVerifier.VerifyAdvice(
        "[Block, Dense(8, Activation = Activation.Tanh)] public class Body;"
        + AdviceNetwork.Of(
            "4",
            "Dense(8, Activation = Activation.Sigmoid), Dense(8, Activation = Activation.Sigmoid), "
            + $"{between}, Dense(8, Activation = Activation.Sigmoid), Dense(8, Activation = Activation.Sigmoid), Dense(3)"));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public Task Tanh_may_go_deeper(int layers, bool told)
    {
        const string Layer = "Dense(8, Activation = Activation.Tanh), ";
        var last = told ? "Dense(8, Activation = {|NETGEN0036:Activation.Tanh|}), " : Layer;
        return AdviceNetwork.Verify("4", string.Concat(Enumerable.Repeat(Layer, layers - 1)) + last + "Dense(3)");
    }

    [Theory]
    [InlineData("Slope = {|NETGEN0055:1|}")]
    [InlineData("Slope = 0.3")]
    public Task A_leaky_slope_is_below_one(string slope) =>
        AdviceNetwork.Verify("4", $"Dense(8, Activation = Activation.LeakyReLU, {slope}), Dense(3)");
}

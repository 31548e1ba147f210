using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

public sealed class RegularizationAdviceTests
{
    private const string ReLU = "Activation = Activation.ReLU";

    [Theory]
    [InlineData("{|NETGEN0033:Dense(8)|}, BatchNorm(Activation = Activation.ReLU), Dense(3)")]
    [InlineData("Dense(8, UseBias = {|NETGEN0033:true|}), BatchNorm(Activation = Activation.ReLU), Dense(3)")]
    [InlineData("Dense(8, UseBias = false), BatchNorm(Activation = Activation.ReLU), Dense(3)")]
    [InlineData("Dense(8, Activation = Activation.ReLU), BatchNorm, Dense(3)")]
    [InlineData("Dense(8), LayerNorm(Activation = Activation.ReLU), Dense(3)")] // over the channels: what differs between them stays
    public Task A_bias_is_superfluous_before_what_takes_the_mean_away(string layers) => AdviceNetwork.Verify("4", layers);

    [Theory]
    [InlineData("BatchNorm, {|NETGEN0046:LayerNorm|}, Dense(3)")]
    [InlineData("BatchNorm(Activation = Activation.ReLU), LayerNorm, Dense(3)")]
    [InlineData("Dense(3, UseBias = false), {|NETGEN0045:BatchNorm|}")]
    [InlineData("LayerNorm, Dense(3)")]
    public Task Normalisations_have_their_places(string layers) => AdviceNetwork.Verify("4", layers);

    [Fact]
    public Task A_block_may_end_in_a_normalisation_or_in_dropout() => AnalyzerVerifier.VerifyAdvice(
        "[Block, Dense(4, UseBias = false), BatchNorm, Dropout(0.1)] public class Body;"
        + AdviceNetwork.Of("4", $"Residual<Body>({ReLU}), Dense(3)"));

    [Theory]
    [InlineData("Dense(3), {|NETGEN0034:Dropout(0.5)|}", AdviceNetwork.Classes)]
    [InlineData("Dense(8, Activation = Activation.ReLU), Dropout(0.5), Dense(3)", AdviceNetwork.Classes)]
    [InlineData("Dense(8, Activation = Activation.ReLU), {|NETGEN0035:Dropout(0.5)|}, Dense(3)", AdviceNetwork.Numbers)]
    [InlineData("Dropout(0.5), Dense(8, Activation = Activation.ReLU), Dense(3)", AdviceNetwork.Numbers)]
    [InlineData("Dense(8, Activation = Activation.SELU), {|NETGEN0038:Dropout(0.5)|}, Dense(3)", AdviceNetwork.Classes)]
    [InlineData("{|NETGEN0049:Dropout(0.5)|}, BatchNorm, Dense(3)", AdviceNetwork.Classes)]
    [InlineData("Dropout({|NETGEN0050:0.81|}), Dense(3)", AdviceNetwork.Classes)]
    [InlineData("Dropout(0.8), Dense(3)", AdviceNetwork.Classes)]
    public Task Dropout_has_its_places(string layers, string end) => AdviceNetwork.Verify("4", layers, end);

    [Theory]
    [InlineData("ReLU", "HeNormal", "")]
    [InlineData("ReLU", "XavierUniform", "NETGEN0039")]
    [InlineData("ReLU", "Orthogonal", "")]
    [InlineData("GELU", "XavierUniform", "")] // smooth around 0: either is in use
    [InlineData("Tanh", "XavierNormal", "")]
    [InlineData("Tanh", "HeUniform", "NETGEN0039")]
    [InlineData("Sigmoid", "HeNormal", "NETGEN0039")]
    [InlineData("SELU", "LeCunNormal", "")]
    [InlineData("SELU", "HeNormal", "NETGEN0037")]
    [InlineData("ReLU", "Zeros", "NETGEN0040")] // 0 everywhere, and no gradient there
    [InlineData("Tanh", "Zeros", "")] // the next layer's weights tell the units apart
    [InlineData("Tanh", "Constant", "")]
    public Task An_initialiser_goes_with_the_activation(string activation, string initializer, string id)
    {
        var value = $"Initializer.{initializer}";
        var marked = id.Length == 0 ? value : $"{{|{id}:{value}|}}";
        return AdviceNetwork.Verify("4", $"Dense(8, Activation = Activation.{activation}, Initializer = {marked}), Dense(3)");
    }

    [Fact]
    public Task Two_layers_of_equal_weights_stay_equal() => AdviceNetwork.Verify(
        "4", "Dense(8, Activation = Activation.Tanh, Initializer = {|NETGEN0040:Initializer.Constant|}), Dense(3, Initializer = Initializer.Zeros)");

    [Theory]
    [InlineData("{|NETGEN0037:Dense(8)|}, Activation(Activation.SELU)")]
    [InlineData("Dense(8, Initializer = Initializer.LeCunUniform), Activation(Activation.SELU)")]
    [InlineData("Dense(8, Initializer = {|NETGEN0039:Initializer.XavierUniform|}), Activation(Activation.ReLU)")]
    public Task A_function_in_a_layer_of_its_own_counts(string layers) => AdviceNetwork.Verify("4", layers + ", Dense(3)");

    [Fact]
    public Task The_last_weights_may_start_at_zero() =>
        AdviceNetwork.Verify("4", "Dense(8, Activation = Activation.Tanh), Dense(3, Initializer = Initializer.Zeros)");
}

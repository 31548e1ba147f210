using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

public sealed class ValuesAnalyzerTests
{
    [Theory]
    [InlineData("Input({|NETGEN0009:0|})", "Input: features is 0, but must be at least 1")]
    [InlineData("Input(5, {|NETGEN0009:-2|})", "Input: channels is -2, but must be at least 1")]
    [InlineData("Input(28, channels: {|NETGEN0009:0|}, width: 28)", "Input: channels is 0, but must be at least 1")]
    [InlineData("Input(2, 2, {|NETGEN0009:0|}, 2)", "Input: shape[2] is 0, but must be at least 1")]
    [InlineData("Input(new[] { 2, {|NETGEN0009:-1|} })", "Input: shape[1] is -1, but must be at least 1")]
    [InlineData("{|NETGEN0009:Input|}", "Input: shape is empty, but must be one size or more")]
    public Task Every_axis_of_the_input_is_at_least_1(string input, string message) =>
        AnalyzerVerifier.Verify(Network(input: input, layers: "Flatten, Dense(1)"), message);

    [Theory]
    [InlineData("Dense({|NETGEN0009:0|})", "Layer 1 (Dense): units is 0, but must be at least 1")]
    [InlineData("Dense(units: {|NETGEN0009:int.MinValue|})", "Layer 1 (Dense): units is -2147483648, but must be at least 1")]
    [InlineData("Dense(1), Dense({|NETGEN0009:-5|})", "Layer 2 (Dense): units is -5, but must be at least 1")]
    [InlineData(
        "Dense(1, Activation = {|NETGEN0009:(Activation)99|})",
        "Layer 1 (Dense): Activation is 99, but must be a value of Activation")]
    [InlineData(
        "Dense(1, Initializer = {|NETGEN0009:(Initializer)(-1)|})",
        "Layer 1 (Dense): Initializer is -1, but must be a value of Initializer")]
    [InlineData("Dense(1, L1 = {|NETGEN0009:-0.5|})", "Layer 1 (Dense): L1 is -0.5, but must be finite and at least 0")]
    [InlineData("Dense(1, L2 = {|NETGEN0009:double.NaN|})", "Layer 1 (Dense): L2 is NaN, but must be finite and at least 0")]
    [InlineData("Dense(1, L2 = {|NETGEN0009:1e39|})", "Layer 1 (Dense): L2 is 1e39, but must be finite and at least 0")]
    [InlineData(
        "Dense(1, Activation = Activation.LeakyReLU, Slope = {|NETGEN0009:-1|})",
        "Layer 1 (Dense): Slope is -1, but must be finite and at least 0")]
    [InlineData(
        "Dense(1, Activation = Activation.ELU, Alpha = {|NETGEN0009:0|})",
        "Layer 1 (Dense): Alpha is 0, but must be finite and above 0")]
    [InlineData(
        "Dense(1, Initializer = Initializer.Normal, InitializerScale = {|NETGEN0009:-1|})",
        "Layer 1 (Dense): InitializerScale is -1, but must be finite and above 0")]
    [InlineData(
        "Dense(1, Initializer = Initializer.Constant, InitializerScale = {|NETGEN0009:1 / 0d|})",
        "Layer 1 (Dense): InitializerScale is Infinity, but must be finite")]
    [InlineData("Dense(1), Dropout({|NETGEN0009:1|})", "Layer 2 (Dropout): rate is 1, but must be at least 0 and below 1")]
    [InlineData(
        "Dense(1), Dropout({|NETGEN0009:0.99999999999|})",
        "Layer 2 (Dropout): rate is 0.99999999999, but must be at least 0 and below 1")]
    [InlineData(
        "Dense(1), Activation(Activation.CELU, Alpha = {|NETGEN0009:-1|})",
        "Layer 2 (Activation): Alpha is -1, but must be finite and above 0")]
    [InlineData(
        "Dense(1), Activation({|NETGEN0009:(Activation)(-1)|})",
        "Layer 2 (Activation): activation is -1, but must be a value of Activation")]
    public Task Numbers_of_layers_are_in_range(string layers, string message) => AnalyzerVerifier.Verify(Network(layers: layers), message);

    [Theory]
    [InlineData("Conv2D({|NETGEN0009:0|}, 3)", "filters is 0, but must be at least 1")]
    [InlineData("Conv2D(1, {|NETGEN0009:0|})", "kernel is 0, but must be at least 1")]
    [InlineData("Conv2D(1, 2, kernelWidth: {|NETGEN0009:-1|})", "kernelWidth is -1, but must be at least 1")]
    [InlineData("Conv2D(1, 2, Stride = {|NETGEN0009:0|})", "Stride is 0, but must be at least 1")]
    [InlineData("Conv2D(1, 2, StrideHeight = {|NETGEN0009:0|})", "StrideHeight is 0, but must be at least 1")]
    [InlineData("Conv2D(1, 2, Dilation = {|NETGEN0009:0|})", "Dilation is 0, but must be at least 1")]
    [InlineData("Conv2D(1, 2, PaddingSize = {|NETGEN0009:-1|})", "PaddingSize is -1, but must be at least 0")]
    [InlineData("Conv2D(1, 2, PaddingWidth = {|NETGEN0009:-1|})", "PaddingWidth is -1, but must be at least 0")]
    [InlineData("Conv2D(1, 2, Padding = {|NETGEN0009:(Padding)5|})", "Padding is 5, but must be a value of Padding")]
    [InlineData("Conv2D({|NETGEN0009:5|}, 2, Groups = 2)", "filters is 5, but must be a multiple of Groups (2)")]
    [InlineData(
        "Conv2D(1, 2, Padding = Padding.Same, PaddingSize = {|NETGEN0018:1|})",
        "PaddingSize = 1 contradicts Padding = Padding.Same; keep one of the two")]
    [InlineData(
        "MaxPool2D(2, Padding = Padding.Valid, PaddingWidth = {|NETGEN0018:1|})",
        "PaddingWidth = 1 contradicts Padding = Padding.Valid; keep one of the two")]
    [InlineData("MaxPool2D(3, PaddingSize = {|NETGEN0009:2|})", "PaddingSize is 2, but must be at most half of the kernel (1)")]
    [InlineData("AvgPool2D(2, 4, PaddingHeight = {|NETGEN0009:2|})", "PaddingHeight is 2, but must be at most half of the kernel (1)")]
    [InlineData(
        "ConvTranspose2D(1, 3, Stride = 2, OutputPadding = {|NETGEN0009:2|})",
        "OutputPadding is 2, but must be below the stride or the dilation (2)")]
    [InlineData("DepthwiseConv2D(2, DepthMultiplier = {|NETGEN0009:0|})", "DepthMultiplier is 0, but must be at least 1")]
    [InlineData("BatchNorm(Momentum = {|NETGEN0009:1.5|})", "Momentum is 1.5, but must be at least 0 and at most 1")]
    [InlineData("LayerNorm(Epsilon = {|NETGEN0009:0|})", "Epsilon is 0, but must be finite and above 0")]
    [InlineData("GroupNorm({|NETGEN0009:0|})", "groups is 0, but must be at least 1")]
    [InlineData("SpatialDropout({|NETGEN0009:1|})", "rate is 1, but must be at least 0 and below 1")]
    [InlineData("GaussianNoise({|NETGEN0009:-1|})", "standardDeviation is -1, but must be finite and at least 0")]
    [InlineData("UpSample2D(2, {|NETGEN0009:0|})", "factorWidth is 0, but must be at least 1")]
    [InlineData("ZeroPad2D({|NETGEN0009:-1|})", "padding is -1, but must be at least 0")]
    [InlineData("Cropping2D(0, 1, {|NETGEN0009:-2|}, 1)", "left is -2, but must be at least 0")]
    [InlineData("Reshape(2, {|NETGEN0009:0|})", "shape[1] is 0, but must be at least 1")]
    [InlineData("{|NETGEN0009:Reshape|}", "shape is empty, but must be one size or more")]
    [InlineData("Permute(1, 2, {|NETGEN0009:2|})", "order[2] is 2, but must be each of 1 to 3 once")]
    [InlineData("Permute({|NETGEN0009:0|}, 1)", "order[0] is 0, but must be each of 1 to 2 once")]
    public Task Numbers_of_image_layers_are_in_range(string layer, string message) => AnalyzerVerifier.Verify(
        Network(input: "Input(8, 8, 2)", layers: layer + ", Flatten, Dense(1)"),
        $"Layer 1 ({layer.Replace("{|NETGEN0009:", "", StringComparison.Ordinal).Split('(', '|')[0]}): {message}");

    [Theory]
    [InlineData("Dense(1, Activation = Activation.ReLU, Slope = -1, Alpha = double.NaN)")]
    [InlineData("Dense(1, Activation = Activation.LeakyReLU, Slope = 0)")]
    [InlineData("Dense(1, InitializerScale = -5)")]
    [InlineData("Dense(1, Initializer = Initializer.Uniform, InitializerScale = double.NaN)")]
    [InlineData("Dense(1, Initializer = Initializer.Constant, InitializerScale = -3.5)")]
    [InlineData("Dense(1), Dropout(0)")]
    public Task Numbers_that_nothing_looks_at_have_no_range(string layers) => AnalyzerVerifier.Verify(Network(layers: layers));

    [Theory]
    [InlineData(
        "CrossEntropyLoss(LabelSmoothing = {|NETGEN0009:1|})",
        "CrossEntropyLoss: LabelSmoothing is 1, but must be at least 0 and below 1")]
    [InlineData(
        "CrossEntropyLoss(ClassWeights = new[] { 1.0, {|NETGEN0009:0|} })",
        "CrossEntropyLoss: ClassWeights[1] is 0, but must be finite and above 0")]
    [InlineData(
        "CrossEntropyLoss(ClassWeights = new double[] { {|NETGEN0009:-1|}, 1 })",
        "CrossEntropyLoss: ClassWeights[0] is -1, but must be finite and above 0")]
    [InlineData(
        "CrossEntropyLoss(ClassWeights = [1, {|NETGEN0009:double.PositiveInfinity|}])",
        "CrossEntropyLoss: ClassWeights[1] is Infinity, but must be finite and above 0")]
    [InlineData(
        "BinaryCrossEntropyLoss(PositiveWeight = {|NETGEN0009:0|})",
        "BinaryCrossEntropyLoss: PositiveWeight is 0, but must be finite and above 0")]
    [InlineData("HuberLoss(Delta = {|NETGEN0009:-1|})", "HuberLoss: Delta is -1, but must be finite and above 0")]
    public Task Numbers_of_losses_are_in_range(string loss, string message) =>
        AnalyzerVerifier.Verify(Network(layers: "Dense(2)", loss: loss), message);

    [Theory]
    [InlineData("Sgd({|NETGEN0009:0|})", "Sgd: learningRate is 0, but must be finite and above 0")]
    [InlineData("Adam({|NETGEN0009:double.NaN|})", "Adam: learningRate is NaN, but must be finite and above 0")]
    [InlineData("Adam({|NETGEN0009:1e-60|})", "Adam: learningRate is 1e-60, but must be finite and above 0")]
    [InlineData("Sgd(0.1, Momentum = {|NETGEN0009:1|})", "Sgd: Momentum is 1, but must be at least 0 and below 1")]
    [InlineData("Sgd(0.1, Momentum = 0.9, Dampening = {|NETGEN0009:1.5|})", "Sgd: Dampening is 1.5, but must be at least 0 and at most 1")]
    [InlineData("Sgd(0.1, WeightDecay = {|NETGEN0009:-0.1|})", "Sgd: WeightDecay is -0.1, but must be finite and at least 0")]
    [InlineData("RmsProp(0.1, Alpha = {|NETGEN0009:1|})", "RmsProp: Alpha is 1, but must be at least 0 and below 1")]
    [InlineData("RmsProp(0.1, Epsilon = {|NETGEN0009:0|})", "RmsProp: Epsilon is 0, but must be finite and above 0")]
    [InlineData("RmsProp(0.1, Momentum = {|NETGEN0009:-1|})", "RmsProp: Momentum is -1, but must be at least 0 and below 1")]
    [InlineData(
        "Adagrad(0.1, LearningRateDecay = {|NETGEN0009:-1|})",
        "Adagrad: LearningRateDecay is -1, but must be finite and at least 0")]
    [InlineData(
        "Adagrad(0.1, InitialAccumulatorValue = {|NETGEN0009:-1|})",
        "Adagrad: InitialAccumulatorValue is -1, but must be finite and at least 0")]
    [InlineData("Adam(0.1, Beta1 = {|NETGEN0009:1|})", "Adam: Beta1 is 1, but must be at least 0 and below 1")]
    [InlineData("AdamW(0.1, Beta2 = {|NETGEN0009:-0.1|})", "AdamW: Beta2 is -0.1, but must be at least 0 and below 1")]
    [InlineData("NAdam(0.1, MomentumDecay = {|NETGEN0009:-1|})", "NAdam: MomentumDecay is -1, but must be finite and at least 0")]
    [InlineData("Lion(0.1, Beta2 = {|NETGEN0009:2|})", "Lion: Beta2 is 2, but must be at least 0 and below 1")]
    [InlineData("Lion(0.1, ClipValue = {|NETGEN0009:-2|})", "Lion: ClipValue is -2, but must be finite and at least 0")]
    [InlineData(
        "Adam(0.1, ClipNorm = {|NETGEN0009:double.PositiveInfinity|})",
        "Adam: ClipNorm is Infinity, but must be finite and at least 0")]
    public Task Numbers_of_optimizers_are_in_range(string optimizer, string message) =>
        AnalyzerVerifier.Verify(Network(optimizer: optimizer), message);

    [Theory]
    [InlineData("TopKAccuracy({|NETGEN0009:0|})", "TopKAccuracy: k is 0, but must be at least 1")]
    [InlineData("TopKAccuracy({|NETGEN0009:4|})", "TopKAccuracy: k is 4, but must be at most 3, the number of classes")]
    [InlineData(
        "F1Score(Averaging = {|NETGEN0009:(NetGen.Metrics.Averaging)4|})",
        "F1Score: Averaging is 4, but must be a value of Averaging")]
    public Task Numbers_of_metrics_are_in_range(string metric, string message) =>
        AnalyzerVerifier.Verify(Network(layers: "Dense(3)", loss: "CrossEntropyLoss", optimizer: $"Sgd(0.1), {metric}"), message);

    [Theory]
    [InlineData("Precision")]
    [InlineData("Recall")]
    [InlineData("F1Score")]
    public Task The_score_of_the_positive_class_needs_two_classes(string metric) => AnalyzerVerifier.Verify(
        Network(layers: "Dense(3)", loss: "CrossEntropyLoss", optimizer: $"Sgd(0.1), {metric}(Averaging = {{|NETGEN0009:NetGen.Metrics.Averaging.Binary|}})"),
        $"{metric}: Averaging is Binary, but must be Macro, Micro or Weighted: there are 3 classes, and Binary is for 2");

    [Theory]
    [InlineData("Dense(2)", "CrossEntropyLoss")]
    [InlineData("Dense(1)", "BinaryCrossEntropyLoss")]
    [InlineData("Dense(3)", "BinaryCrossEntropyLoss")]
    [InlineData("Dense(1)", "HingeLoss")]
    public Task Two_classes_and_yes_or_no_answers_have_a_positive_one(string layers, string loss) => AnalyzerVerifier.Verify(
        Network(layers: layers, loss: loss, optimizer: "Sgd(0.1), F1Score(Averaging = NetGen.Metrics.Averaging.Binary)"));

    [Fact]
    public Task The_largest_k_is_the_number_of_classes() =>
        AnalyzerVerifier.Verify(Network(layers: "Dense(3)", loss: "CrossEntropyLoss", optimizer: "Sgd(0.1), TopKAccuracy(3)"));

    [Fact]
    public Task Nesterov_needs_a_momentum_and_no_dampening()
    {
        const string Optimizer = "Sgd(0.1, Dampening = {|NETGEN0018:0.5|}, Nesterov = {|NETGEN0018:true|})";
        return AnalyzerVerifier.Verify(
            Network(optimizer: Optimizer),
            "Sgd: Nesterov goes without Dampening, which is 0.5",
            "Sgd: Nesterov needs a Momentum above 0");
    }

    [Theory]
    [InlineData("Sgd(0.1, Momentum = 0.9, Nesterov = true)")]
    [InlineData("Sgd(0.1, Momentum = 0.9, Dampening = 1)")]
    [InlineData("RmsProp(0.1, Centered = true, Momentum = 0.5)")]
    [InlineData("Adam(0.1, AmsGrad = true, Beta1 = 0, Beta2 = 0, ClipNorm = 0, ClipValue = 0)")]
    public Task Options_that_go_together_are_right(string optimizer) => AnalyzerVerifier.Verify(Network(optimizer: optimizer));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a-b")]
    [InlineData("größe")]
    public Task A_name_is_a_path_of_words(string name) => AnalyzerVerifier.Verify(
        Network(layers: $"Dense(1, Name = {{|NETGEN0010:\"{name}\"|}})"),
        $"Layer 1 (Dense): the name '{name}' must be made of letters A to Z, digits and underscores, in parts separated by dots");

    [Theory]
    [InlineData("\"encoder.0\"")]
    [InlineData("\"0\"")]
    [InlineData("nameof(Net)")]
    [InlineData("null")]
    public Task Names_as_in_PyTorch_are_right(string name) => AnalyzerVerifier.Verify(Network(layers: $"Dense(1, Name = {name})"));

    [Fact]
    public Task Two_layers_have_two_names() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(1, Name = \"a\"), Dense(1), Dense(1, Name = {|NETGEN0011:\"a\"|})"),
        "Layer 3 (Dense) is named 'a', which collides with Layer 1 (Dense), named 'a'; the parameters of two layers can't share a name");

    [Fact]
    public Task A_name_that_a_layer_gets_by_its_kind_is_taken() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(1, Name = {|NETGEN0011:\"dense2\"|}), Dense(1)"),
        "Layer 1 (Dense) is named 'dense2', which collides with Layer 2 (Dense), named 'dense2'; "
        + "the parameters of two layers can't share a name");

    [Fact]
    public Task A_name_below_another_could_collide_in_its_parameters() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(1, Name = \"a\"), Dense(1, Name = {|NETGEN0011:\"a.prelu\"|})"));

    [Fact]
    public Task A_name_that_only_begins_like_another_is_right() => AnalyzerVerifier.Verify(
        Network(layers: "Dense(1, Name = \"a\"), Dense(1, Name = \"ab\"), Dense(1, Name = \"b.a\")"));

    [Fact]
    public Task All_mistakes_are_reported_at_once() => AnalyzerVerifier.Verify(
        """
        [Network]
        [Input({|NETGEN0009:0|})]
        [Dense({|NETGEN0009:-1|}, L1 = {|NETGEN0009:-1|})]
        [Dropout({|NETGEN0009:2|})]
        [Dense(3, Activation = {|NETGEN0019:Activation.Softmax|})]
        [CrossEntropyLoss(LabelSmoothing = 0.1)]
        [Adam({|NETGEN0009:-1e-3|}, Beta1 = {|NETGEN0009:1|})]
        [TopKAccuracy({|NETGEN0009:0|})]
        [{|NETGEN0021:R2Score|}]
        public partial class Net;
        """);

    [Fact]
    public Task What_the_compiler_itself_complains_about_is_left_to_it() => AnalyzerVerifier.Verify(
        [
            Network(
                layers: "Dense(Unknown), Dense(3)",
                loss: "CrossEntropyLoss(ClassWeights = new[] { 1.0, Unknown })",
                optimizer: "Adam, Accuracy"),
        ],
        null,
        "CS0103",
        "CS7036");

    private static string Network(
        string input = "Input(2)", string layers = "Dense(1)", string loss = "MeanSquaredErrorLoss", string optimizer = "Sgd(0.1)") =>
        $"[Network, {input}, {layers}, {loss}, {optimizer}] public partial class Net;";
}

using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Shapes;

public sealed class NetworkDesignTests
{
    [Fact]
    public void Every_layer_has_its_name_and_its_shapes()
    {
        var graph = TestNetworks.Graph(
            """
            [Input(28, 28, 1)]
            [Dropout(0.1), Flatten]
            [Dense(64, Activation = Activation.ReLU)]
            [Dense(32, Name = "bottleneck")]
            [Activation(Activation.Tanh)]
            [Dropout(0.5)]
            [Dense(10)]
            [CrossEntropyLoss, Adam(1e-3)]
            """);
        Assert.Equal(
            [
                "dropout1 28×28×1 → 28×28×1",
                "flatten1 28×28×1 → 784",
                "dense1 784 → 64",
                "bottleneck 64 → 32",
                "activation1 32 → 32",
                "dropout2 32 → 32",
                "dense3 32 → 10",
            ],
            graph.Nodes.Select(node => $"{node.Name} {node.Input} → {node.Output}"));
        Assert.Equal(new Shape(10), graph.Output);
    }

    [Theory]
    [InlineData("Input(4)", "4")]
    [InlineData("Input(10, 3)", "10×3")]
    [InlineData("Input(5, 6, 7)", "5×6×7")]
    [InlineData("Input(2, 3, 4, 5)", "2×3×4×5")]
    [InlineData("Input(new[] { 8, 9 })", "8×9")]
    public void The_input_has_the_shape_that_any_of_its_constructors_gives(string input, string shape) => Assert.Equal(
        shape, TestNetworks.Graph($"[{input}, Flatten, Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]").Spec.Input.ToString());

    [Fact]
    public void Everything_that_a_user_writes_reaches_the_spec()
    {
        var graph = TestNetworks.Graph(
            """
            [Input(3)]
            [Dense(4, Activation = Activation.LeakyReLU, Slope = 0.2, UseBias = false, L1 = 0.1, L2 = 0.2,
                Initializer = Initializer.Uniform, InitializerScale = 0.3)]
            [Dropout(0.25)]
            [Dense(2)]
            [CrossEntropyLoss(LabelSmoothing = 0.1, ClassWeights = [1, 2])]
            [RmsProp(0.01, Alpha = 0.9, Epsilon = 1e-6, Momentum = 0.8, Centered = true, WeightDecay = 0.02, ClipValue = 1, ClipNorm = 5)]
            [TopKAccuracy(2), F1Score(Averaging = NetGen.Metrics.Averaging.Weighted)]
            """);
        Assert.Equal(
            "DenseLayer { CustomName = , Kind = Dense, Description = Dense(4, LeakyReLU), FixedOutputShape = 4, "
            + "LastActivation = LeakyReLU, Activation = ActivationFunction { Kind = LeakyReLU, Slope = 0.2, Alpha = 1, Parameters = 0 }, "
            + "UseBias = False, Initializer = Uniform, InitializerScale = 0.3, L1 = 0.1, L2 = 0.2, Units = 4 }",
            graph.Spec.Layers[0].ToString());
        Assert.Equal(new CrossEntropyLoss(0.1, new([1, 2])), graph.Spec.Loss);
        Assert.Equal(
            new RmsPropOptimizer(0.01, 0.9, 1e-6, 0.8, Centered: true, 0.02) { ClipValue = 1, ClipNorm = 5 }, graph.Spec.Optimizer);
        Assert.Equal(
            [new(MetricKind.TopKAccuracy, K: 2), new(MetricKind.F1Score, Averaging: AveragingKind.Weighted)], graph.Spec.Metrics);
    }

    // What the shapes pass counts before anything is lowered is what lowering declares.
    [Theory]
    [InlineData("Dense(5), Dense(3)", 4 * 5 + 5 + 5 * 3 + 3)]
    [InlineData("Dense(5, UseBias = false)", 4 * 5)]
    [InlineData("Dense(5, Activation = Activation.PReLU), Activation(Activation.PReLU), Dropout(0.5)", 4 * 5 + 5 + 1 + 1)]
    public void Layers_count_the_parameters_that_they_declare(string layers, int expected) => Count("4", layers, expected, 0);

    // In issue order: the first layers of MLPerf Tiny's networks, counted by hand.
    [Theory]
    [InlineData("49, 10, 1", "Conv2D(64, 10, 4, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)", 2624 + 128, 128)]
    [InlineData("25, 5, 64", "DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm, Conv2D(64, 1), BatchNorm", 640 + 128 + 4160 + 128, 256)]
    [InlineData("8, 8, 6", "Conv2D(4, 3, Groups = 2, UseBias = false), GroupNorm(2), InstanceNorm(UseBias = false)", 4 * 3 * 9 + 8 + 4, 0)]
    [InlineData("8, 8, 6", "ConvTranspose2D(4, 3, Groups = 2), LayerNorm, RmsNorm", 6 * 2 * 9 + 4 + 8 + 4, 0)]
    [InlineData("9, 6", "Conv1D(4, 3), MaxPool1D(2), DepthwiseConv1D(2, DepthMultiplier = 3), BatchNorm(UseScale = false)", 76 + 36 + 12, 24)]
    public void Layers_of_images_and_signals_count_them_too(string input, string layers, int expected, int notTrained) =>
        Count(input, layers, expected, notTrained);

    private static void Count(string input, string layers, int expected, int notTrained)
    {
        var graph = TestNetworks.Graph($"[Input({input}), {layers}, MeanSquaredErrorLoss, Sgd(0.1)]");
        Assert.Equal(expected, graph.Nodes.Sum(node => node.Layer.Parameters(node.Input)));

        var table = new ParameterTable();
        var context = new LoweringContext(table, training: true);
        var tensor = new Tensor("input", TensorRole.Input, batched: true, graph.Spec.Input);
        foreach (var node in graph.Nodes)
        {
            context.LayerName = node.Name;
            tensor = node.Layer.Lower(context, tensor);
        }

        Assert.Equal(expected, table.Parameters.Sum(parameter => parameter.Tensor.Size));
        Assert.Equal(notTrained, graph.Nodes.Sum(node => node.Layer.NonTrainable(node.Input)));
        Assert.Equal(notTrained, table.Buffers.Sum(buffer => buffer.Tensor.Size));
    }

    [Fact]
    public void Mistakes_come_in_the_order_of_the_attributes()
    {
        var design = TestNetworks.Design("[Dense(0)] [Input(0)] [Dropout(1)] [Sgd(-1)]");
        Assert.Null(design.Graph);
        Assert.Equal(
            [(-1, "NETGEN0014"), (1, "NETGEN0009"), (2, "NETGEN0007"), (2, "NETGEN0009"), (3, "NETGEN0009"), (4, "NETGEN0009")],
            design.Mistakes.Select(mistake => (mistake.AttributeIndex, mistake.Id)));
    }

    [Theory]
    [InlineData("[Input(6), Dense(0), Dense(3), CrossEntropyLoss, Sgd(0.1)]", 6, 3)]
    [InlineData("[Input(6), Dense(3), Dense(0), CrossEntropyLoss, Sgd(0.1)]", 6, null)]
    [InlineData("[Input(0), Dense(3), CrossEntropyLoss, Sgd(0.1)]", null, 3)]
    [InlineData("[Input(2, 3), Dense(3), CrossEntropyLoss, Sgd(0.1)]", 6, 3)]
    public void Even_with_mistakes_the_sizes_that_are_known_are_known(string attributes, int? input, int? output)
    {
        var outline = TestNetworks.Design(attributes).Outline;
        Assert.Equal((input, output), (outline.InputSize, outline.OutputSize));
    }
}

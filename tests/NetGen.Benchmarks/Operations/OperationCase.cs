using NetGen.Generators.Program;

namespace NetGen.Benchmarks.Operations;

/// <summary>A network whose training pass is taken apart.</summary>
/// <param name="Name">One word.</param>
/// <param name="Batch">Samples of a step.</param>
/// <param name="Source">The network's source.</param>
/// <param name="Layer">The layer that it is about; null for all.</param>
internal sealed record OperationCase(string Name, int Batch, string Source, string? Layer)
{
    /// <summary>The three products that a layer with weights has; a network's first layer has no gradient of its input.</summary>
    public const string Forward = "forward", InputGradient = "dx", WeightGradient = "dw";

    private static readonly int[] DenseSizes = [64, 128, 256, 512, 1024];

    /// <summary>Single layers, then whole networks. The layer in question is the second with weights, so that its input has a gradient.</summary>
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        .. DenseSizes.Select(n => Of(FormattableString.Invariant($"dense-{n}"), 64, FormattableString.Invariant($"Input({n}), Dense({n}), Dense({n})"), "dense2")),
        Of("conv-3x3-32-64", 32, "Input(28, 28, 32), Conv2D(32, 1), Conv2D(64, 3, Padding = Padding.Same), GlobalAvgPool2D", "conv2d2") with { Kernel = new(28, 28, 32, 64) },
        Of("conv-3x3-1-32", 32, "Input(28, 28, 1), Conv2D(32, 3, Padding = Padding.Same), GlobalAvgPool2D", "conv2d1") with { Kernel = new(28, 28, 1, 32), IsFirst = true },
        Of("conv-3x3-3-32", 32, "Input(32, 32, 3), Conv2D(32, 3, Padding = Padding.Same), GlobalAvgPool2D", "conv2d1") with { Kernel = new(32, 32, 3, 32), IsFirst = true },
        Of("depthwise-3x3-64", 32, "Input(28, 28, 64), Conv2D(64, 1), DepthwiseConv2D(3, Padding = Padding.Same), GlobalAvgPool2D", "depthwiseconv2d1") with { Kernel = new(28, 28, 1, 64) { Channels = 64 } },
        Of("depthwise-3x3-64-25x5", 32, "Input(25, 5, 64), Conv2D(64, 1), DepthwiseConv2D(3, Padding = Padding.Same), GlobalAvgPool2D", "depthwiseconv2d1") with { Kernel = new(25, 5, 1, 64) { Channels = 64 } },
        new("mlp-24-8-2", 200, Code("Input(24), Dense(8, Activation = Activation.Tanh), Dense(2), MeanSquaredErrorLoss"), null),
        new("mlp-16-100-26", 32, Code("Input(16), Dense(100, Activation = Activation.ReLU), Dense(26), CrossEntropyLoss"), null),
        new("lenet5", 32, Code("Input(28, 28, 1), Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Tanh), AvgPool2D(2), Conv2D(16, 5, Activation = Activation.Tanh), "
            + "AvgPool2D(2), Flatten, Dense(120, Activation = Activation.Tanh), Dense(84, Activation = Activation.Tanh), Dense(10), CrossEntropyLoss"), null),
        new("small-conv", 64, Code("Input(28, 28, 1), Conv2D(8, 3, Activation = Activation.ReLU), MaxPool2D(2), Flatten, Dense(64, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss"), null),
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Architectures"), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => new OperationCase(Path.GetFileNameWithoutExtension(path), 32, File.ReadAllText(path), null)),
    ];

    /// <summary>The layer, if it is a convolution.</summary>
    public Convolution3x3? Kernel { get; init; }

    /// <summary>Whether the layer is the network's first, whose input has no gradient.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The products that training the layer takes.</summary>
    public IReadOnlyList<string> Parts => IsFirst ? [Forward, WeightGradient] : [Forward, InputGradient, WeightGradient];

    /// <summary>Whether an op is one of the layer's products, or transforms its filters for one.</summary>
    public bool IsAbout(Op op) => IsProduct(op) && op.Origin == Layer;

    /// <summary>Whether an op is a product of matrices or a convolution, or belongs to one.</summary>
    public static bool IsProduct(Op op) => op is Contraction or WinogradFilters or WinogradGradient or GroupSum;

    /// <summary>Which of the products an op is, or belongs to.</summary>
    public static string PartOf(Op op) => op switch
    {
        WinogradGradient or GroupSum or WinogradFilters { IsAdjoint: true } or Contraction { Output.Tensor.IsOfGroups: true } => WeightGradient,
        WinogradFilters filters => filters.Input.Role == TensorRole.Parameter ? Forward : InputGradient,
        _ => !op.Outputs[0].Name.StartsWith('∂') ? Forward : op.Outputs[0].Name.EndsWith(".weight", StringComparison.Ordinal) ? WeightGradient : InputGradient,
    };

    /// <summary>The cases whose name contains a text; * stands for anything.</summary>
    public static IReadOnlyList<OperationCase> Matching(string pattern) =>
        [.. All.Where(one => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", one.Name))];

    private static OperationCase Of(string name, int batch, string layers, string layer) =>
        new(name, batch, Code($"{layers}, MeanSquaredErrorLoss"), layer);

    private static string Code(string layers) => $"using NetGen; [Network, {layers}, Sgd(0.01)] public sealed partial class Measured;";
}

/// <summary>A 3×3 convolution of an image that keeps its size.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Inputs">Channels that a filter looks at: one if it is depthwise.</param>
/// <param name="Filters">Channels of the output.</param>
internal sealed record Convolution3x3(int Height, int Width, int Inputs, int Filters)
{
    /// <summary>Channels of the input.</summary>
    public int Channels { get; init; } = Inputs;

    /// <summary>Whether a filter looks at one channel of several.</summary>
    public bool IsDepthwise => Channels > Inputs;

    /// <summary>Bytes of a sample's two images, which each of the layer's three products touches once.</summary>
    public long ImageBytes => sizeof(float) * (long)Height * Width * (Channels + Filters);

    /// <summary>Weights and biases.</summary>
    public long Parameters => ((9L * Inputs) + 1) * Filters;

    /// <summary>Of a sample.</summary>
    public long MultiplyAdds => 9L * Height * Width * Inputs * Filters;
}

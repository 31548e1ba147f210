using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>
/// Random networks on images: odd sizes, strides beyond the kernel, padding, groups, images of one pixel. The kinds of layers go round in
/// turns; the rest is chance, with the contents of blocks and of blocks in blocks.
/// </summary>
internal sealed partial class RandomImageNetworks
{
    /// <summary>Values a sample: the reference computes each by itself.</summary>
    private const int MostValues = 1200;

    private const int MostWork = 12_000;

    private const int FewNormalized = 4;

    private static readonly int[] Channels = [1, 2, 3, 4, 5, 8, 12, 16, 17, 32, 64];

    private static readonly Activation[] Elementwise =
        [Activation.Identity, Activation.ReLU, Activation.ReLU, Activation.Tanh, Activation.LeakyReLU, Activation.SiLU, Activation.PReLU];

    private readonly int _number;
    private readonly Dice _dice;
    private readonly List<string> _layers = [];
    private readonly List<string> _blocks;
    private readonly int _nesting;
    private int _height;
    private int _width;
    private int _channels;

    private RandomImageNetworks(int number, Dice dice, List<string> blocks, int nesting) =>
        (_number, _dice, _blocks, _nesting) = (number, dice, blocks, nesting);

    private delegate bool Kind(RandomImageNetworks network);

    private static IReadOnlyList<Kind> Kinds { get; } =
    [
        network => network.Convolution(),
        network => network.Normalize("BatchNorm(", network._height * network._width),
        network => network.Residual(),
        network => network.Pool("MaxPool2D", ""),
        network => network.Depthwise(),
        network => network.Convolution(),
        network => network.Concat(),
        network => network.Transposed(),
        network => network.Pool("AvgPool2D", network._dice.Of("", ", CountIncludePad = false")),
        network => network.Normalize("LayerNorm(", network._channels),
        network => network.Separable(),
        network => network.Multiply(),
        network => network.Normalize("RmsNorm(", network._channels),
        network => network.UpSample(),
        network => network.Repeat(),
        network => network.GroupNorm(),
        network => network.Convolution(),
        network => network.Normalize("InstanceNorm(", network._height * network._width),
        network => network.Block(),
        network => network.Margins("ZeroPad2D", 1),
        network => network.Append("SpatialDropout(0.3", ""),
        network => network.Margins("Cropping2D", -1),
        network => network.Add(),
        network => network.Append("GaussianNoise(0.2", ""),
        network => network.Permute(),
        network => network.Residual(),
        network => network.Append("Dropout(0.25", ""),
        network => network.Append(Invariant($"Activation(Activation.{network._dice.Of(Elementwise)}"), ""),
        network => network.Reshape(),
    ];

    public static NetworkCase Make(int number, ulong seed)
    {
        var dice = new Dice(seed + (ulong)number);
        return new RandomImageNetworks(number, dice, [], 0).Make(seed + (ulong)number);
    }

    private NetworkCase Make(ulong seed)
    {
        (_height, _width, _channels) = (_dice.Of(1, 4, 5, 7, 8, 11), _dice.Of(1, 3, 6, 7, 8, 9), _dice.Of(1, 2, 3, 4, 8, 17, 64));
        var input = Invariant($"Input({_height}, {_width}, {_channels})");
        var depth = _dice.Of(1, 2, 2, 3, 3, 4);
        for (int added = 0, turn = 0; added < depth && turn < 40; turn++)
        {
            if (Kinds[((5 * _number) + (7 * added) + turn) % Kinds.Count](this))
                added++;
        }

        var (loss, last) = Ending();
        _layers.AddRange(last);
        var batch = _dice.Of(1, 2, 3, 7, 8, 9, 17, 33);
        return new NetworkCase(_number, seed, batch, input, _layers, loss, Objectives.OptimizerOfNormalized(_number, _dice)) { Blocks = _blocks };
    }

    // A class or values for each sample, or for each pixel.
    private (string Loss, IReadOnlyList<string> Layers) Ending()
    {
        var outputs = _dice.Of(2, 3, 10);
        return _dice.Below(6) switch
        {
            0 => ("CrossEntropyLoss", [Invariant($"Conv2D({outputs}, 1)")]),
            1 => ("MeanSquaredErrorLoss", [Invariant($"Conv2D({_dice.Of(1, 3)}, kernelHeight: 1, kernelWidth: 1)")]),
            2 => ("CrossEntropyLoss(LabelSmoothing = 0.1)", [_dice.Of("GlobalAvgPool2D", "GlobalMaxPool2D"), Invariant($"Dense({outputs})")]),
            3 => ("BinaryCrossEntropyLoss", ["Flatten", "Dense(1)"]),
            _ => ("CrossEntropyLoss", ["Flatten", Invariant($"Dense({outputs})")]),
        };
    }

    private bool Append(string text, string options)
    {
        _layers.Add((text.EndsWith('(') ? (text + options.TrimStart(',', ' ')) : text + options) + ")");
        return true;
    }

    private bool Convolution()
    {
        var (kernel, stride, dilation) = (Kernel(), Both(1, 1, 1, 2, 3), Both(1, 1, 1, 2));
        var groups = _dice.Of(new[] { 1, 1, 2, 3, 4 }.Where(count => _channels % count == 0).ToList());
        var filters = _dice.Of(Channels.Where(count => count % groups == 0).ToList());
        return Windowed(
            Invariant($"Conv2D({filters}, {kernel.Height}, {kernel.Width}"),
            Invariant($"{(groups > 1 ? $", Groups = {groups}" : "")}{WeightOptions()}"),
            kernel, stride, dilation, filters, kernel.Height * kernel.Width * _channels / groups);
    }

    private bool Depthwise()
    {
        var (kernel, stride, dilation) = (Kernel(), Both(1, 1, 2), Both(1, 1, 2));
        var multiplier = _dice.Of(1, 1, 1, 2);
        return Windowed(
            Invariant($"DepthwiseConv2D({kernel.Height}, {kernel.Width}"),
            Invariant($"{(multiplier > 1 ? $", DepthMultiplier = {multiplier}" : "")}{WeightOptions()}"),
            kernel, stride, dilation, _channels * multiplier, kernel.Height * kernel.Width);
    }

    private bool Separable()
    {
        var kernel = Kernel();
        var (filters, multiplier) = (_dice.Of(Channels), _dice.Of(1, 1, 2));
        return Windowed(
            Invariant($"SeparableConv2D({filters}, {kernel.Height}, {kernel.Width}"),
            Invariant($"{(multiplier > 1 ? $", DepthMultiplier = {multiplier}" : "")}{WeightOptions()}"),
            kernel, Both(1, 2), Both(1, 1, 2), filters, multiplier * ((kernel.Height * kernel.Width) + _channels));
    }

    // A number for both axes, or sometimes one for each.
    private (int Height, int Width) Both(params int[] choices)
    {
        var (one, other) = (_dice.Of(choices), _dice.Of(choices));
        return _dice.Below(3) == 0 ? (one, other) : (one, one);
    }

    private static string Option(string name, (int Height, int Width) value, int usual, string nameOfBoth) => value.Height == value.Width
        ? value.Height == usual ? "" : Invariant($", {nameOfBoth} = {value.Height}")
        : Invariant($", {name}Height = {value.Height}, {name}Width = {value.Width}");

    // Padding as a size, as "same", or none.
    private bool Windowed(
        string text, string options, (int Height, int Width) kernel, (int Height, int Width) stride, (int Height, int Width) dilation, int channels, int depth)
    {
        var isSame = _dice.Below(4) == 0;
        var padding = Both(0, 0, 1);
        var (height, width) = isSame
            ? ((_height + stride.Height - 1) / stride.Height, (_width + stride.Width - 1) / stride.Width)
            : (Positions(_height, kernel.Height, stride.Height, dilation.Height, padding.Height), Positions(_width, kernel.Width, stride.Width, dilation.Width, padding.Width));
        if (height < 1 || width < 1 || height * width * channels > MostValues || height * width * channels * depth > MostWork)
            return false;

        (_height, _width, _channels) = (height, width, channels);
        return Append(
            text,
            Option("Stride", stride, 1, "Stride") + Option("Dilation", dilation, 1, "Dilation")
            + (isSame ? ", Padding = Padding.Same" : Option("Padding", padding, 0, "PaddingSize")) + options);
    }

    private bool Transposed()
    {
        var (kernel, stride) = (Kernel(), _dice.Of(1, 2, 2, 3));
        var (padding, output) = (_dice.Of(0, 0, 1), stride > 1 ? _dice.Of(0, 0, 1) : 0);
        var dilation = _dice.Of(1, 1, 2);
        var groups = _dice.Of(new[] { 1, 1, 2, 4 }.Where(count => _channels % count == 0).ToList());
        var filters = groups * _dice.Of(1, 2, 3, 8 / groups);
        var height = ((_height - 1) * stride) - (2 * padding) + (dilation * (kernel.Height - 1)) + 1 + output;
        var width = ((_width - 1) * stride) - (2 * padding) + (dilation * (kernel.Width - 1)) + 1 + output;
        if (height < 1 || width < 1 || height * width * filters > MostValues
            || _height * _width * kernel.Height * kernel.Width * _channels * filters > MostWork)
            return false;

        (_height, _width, _channels) = (height, width, filters);
        return Append(
            Invariant($"ConvTranspose2D({filters}, {kernel.Height}, {kernel.Width}"),
            (stride > 1 ? Invariant($", Stride = {stride}") : "") + (padding > 0 ? Invariant($", PaddingSize = {padding}") : "")
            + (output > 0 ? Invariant($", OutputPadding = {output}") : "") + (dilation > 1 ? Invariant($", Dilation = {dilation}") : "")
            + (groups > 1 ? Invariant($", Groups = {groups}") : "") + WeightOptions());
    }

    private bool Pool(string name, string options)
    {
        var kernel = (Height: _dice.Of(1, 2, 2, 3), Width: _dice.Of(1, 2, 2, 3));
        var stride = _dice.Of(1, 2, 2, 3);
        var isSame = _dice.Below(4) == 0;
        var padding = kernel is { Height: > 1, Width: > 1 } && !isSame ? _dice.Of(0, 0, 1) : 0;
        var (height, width) = isSame
            ? ((_height + stride - 1) / stride, (_width + stride - 1) / stride)
            : (Positions(_height, kernel.Height, stride, 1, padding), Positions(_width, kernel.Width, stride, 1, padding));
        if (height < 1 || width < 1)
            return false;

        (_height, _width) = (height, width);
        return Append(
            Invariant($"{name}({kernel.Height}, {kernel.Width}, Stride = {stride}{(isSame ? ", Padding = Padding.Same" : padding > 0 ? $", PaddingSize = {padding}" : "")}"), options);
    }

    private bool UpSample()
    {
        var (down, across) = (_dice.Of(1, 2, 3), _dice.Of(2, 2, 3));
        if (_height * down * _width * across * _channels > MostValues)
            return false;

        (_height, _width) = (_height * down, _width * across);
        return Append(Invariant($"UpSample2D({down}, {across}"), _dice.Of("", ", Interpolation = Interpolation.Bilinear"));
    }

    private bool GroupNorm()
    {
        var groups = _dice.Of(new[] { 1, 2, 4 }.Where(count => _channels % count == 0).ToList());
        return _height * _width * _channels / groups >= FewNormalized && Append(Invariant($"GroupNorm({groups}"), ActivationArgument() + NormalizationOptions("GroupNorm("));
    }

    // One value, normalised, is 0 whatever it was, and its gradient nothing but rounding errors.
    private bool Normalize(string text, int values) => values >= FewNormalized && Append(text, ActivationArgument() + NormalizationOptions(text));

    private string NormalizationOptions(string name) =>
        _dice.Of("", "", ", Epsilon = 1e-3") + _dice.Of("", "", ", UseScale = false")
        + (name == "RmsNorm(" ? "" : _dice.Of("", "", ", UseBias = false")) + (name == "BatchNorm(" ? _dice.Of("", ", Momentum = 0.3") : "");

    private bool Margins(string name, int sign)
    {
        var (top, bottom, left, right) = (_dice.Of(0, 1, 2), _dice.Of(0, 1), _dice.Of(0, 1), _dice.Of(0, 1, 2));
        var (height, width) = (_height + (sign * (top + bottom)), _width + (sign * (left + right)));
        if (top + bottom + left + right == 0 || height < 1 || width < 1 || height * width * _channels > MostValues)
            return false;

        (_height, _width) = (height, width);
        return Append(Invariant($"{name}({top}, {bottom}, {left}, {right}"), "");
    }

    private bool Permute()
    {
        (_height, _width, _channels) = (_channels, _height, _width);
        return Append("Permute(3, 1, 2", "");
    }

    private bool Reshape()
    {
        (_height, _width) = (_width, _height);
        return Append(Invariant($"Reshape({_height}, {_width}, {_channels}"), "");
    }

    private (int Height, int Width) Kernel() => (_dice.Of(1, 2, 3, 3), _dice.Of(1, 2, 3, 3));

    private static int Positions(int extent, int kernel, int stride, int dilation, int padding) =>
        Math.DivRem(extent + (2 * padding) - (dilation * (kernel - 1)) - 1, stride) is var (quotient, remainder) && remainder >= 0 ? quotient + 1 : 0;

    private string WeightOptions() => ActivationArgument() + _dice.Of("", "", ", UseBias = false", ", L2 = 0.01", ", L1 = 0.01")
        + _dice.Of("", "", ", Initializer = Initializer.HeNormal", ", Initializer = Initializer.XavierUniform");

    private string ActivationArgument()
    {
        var activation = _dice.Of(Elementwise);
        return activation == Activation.Identity ? "" : Invariant($", Activation = Activation.{activation}");
    }
}

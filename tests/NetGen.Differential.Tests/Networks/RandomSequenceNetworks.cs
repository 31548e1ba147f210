using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>
/// Random networks on sequences, as <see cref="RandomImageNetworks"/> on images: odd lengths, strides beyond the kernel, padding, groups,
/// sequences of one step and of one channel.
/// </summary>
internal sealed class RandomSequenceNetworks
{
    private const int MostValues = 600;

    private const int MostWork = 12_000;

    private const int FewNormalized = 4;

    private static readonly int[] Channels = [1, 2, 3, 4, 5, 8, 12, 16, 17, 32, 64];

    private static readonly Activation[] Elementwise =
        [Activation.Identity, Activation.ReLU, Activation.Tanh, Activation.LeakyReLU, Activation.SiLU, Activation.PReLU];

    private readonly int _number;
    private readonly Dice _dice;
    private readonly List<string> _layers = [];
    private int _steps;
    private int _channels;

    private RandomSequenceNetworks(int number, Dice dice) => (_number, _dice) = (number, dice);

    private delegate bool Kind(RandomSequenceNetworks network);

    private static IReadOnlyList<Kind> Kinds { get; } =
    [
        network => network.Convolution(),
        network => network.Pool("MaxPool1D", ""),
        network => network.Depthwise(),
        network => network.Normalize("BatchNorm", network._steps),
        network => network.Transposed(),
        network => network.Pool("AvgPool1D", network._dice.Of("", ", CountIncludePad = false")),
        network => network.UpSample(),
        network => network.Normalize("LayerNorm", network._channels),
        network => network.Convolution(),
        network => network.GroupNorm(),
        network => network.Normalize("InstanceNorm", network._steps),
        network => network.Add("SpatialDropout(0.3)"),
        network => network.Normalize("RmsNorm", network._channels),
        network => network.Add("GaussianNoise(0.2)"),
    ];

    /// <param name="number">Names the class, beside the networks of images.</param>
    /// <param name="seed">Of everything.</param>
    public static NetworkCase Make(int number, ulong seed) => new RandomSequenceNetworks(number, new Dice(seed + (ulong)number)).Make(seed + (ulong)number);

    private NetworkCase Make(ulong seed)
    {
        (_steps, _channels) = (_dice.Of(1, 4, 9, 17, 31), _dice.Of(1, 2, 3, 4, 8, 17, 64));
        var input = Invariant($"Input({_steps}, {_channels})");
        var depth = _dice.Of(1, 2, 3, 3, 4);
        for (int added = 0, turn = 0; added < depth && turn < 40; turn++)
        {
            if (Kinds[((3 * _number) + (5 * added) + turn) % Kinds.Count](this))
                added++;
        }

        var outputs = _dice.Of(2, 3, 10);
        var (loss, last) = _dice.Below(4) switch
        {
            0 => ("CrossEntropyLoss", [Invariant($"Conv1D({outputs}, 1)")]),
            1 => ("MeanSquaredErrorLoss", [_dice.Of("GlobalAvgPool1D", "GlobalMaxPool1D"), Invariant($"Dense({outputs})")]),
            2 => ("BinaryCrossEntropyLoss", ["Flatten", "Dense(1)"]),
            _ => ("CrossEntropyLoss", new[] { "Flatten", Invariant($"Dense({outputs})") }),
        };
        _layers.AddRange(last);
        return new NetworkCase(_number, seed, _dice.Of(1, 2, 3, 5, 7, 20), input, _layers, loss, Objectives.OptimizerOfNormalized(_number, _dice));
    }

    private bool Convolution()
    {
        var groups = _dice.Of(new[] { 1, 1, 2, 3, 4 }.Where(count => _channels % count == 0).ToList());
        var filters = _dice.Of(Channels.Where(count => count % groups == 0).ToList());
        var kernel = _dice.Of(1, 2, 3, 5);
        return Windowed(Invariant($"Conv1D({filters}, {kernel}"), groups > 1 ? Invariant($", Groups = {groups}") : "", kernel, filters, kernel * _channels / groups);
    }

    private bool Depthwise()
    {
        var (kernel, multiplier) = (_dice.Of(1, 2, 3, 5), _dice.Of(1, 1, 2));
        return Windowed(
            Invariant($"DepthwiseConv1D({kernel}"), multiplier > 1 ? Invariant($", DepthMultiplier = {multiplier}") : "", kernel, _channels * multiplier, kernel);
    }

    private bool Windowed(string text, string options, int kernel, int channels, int depth)
    {
        var (stride, dilation, padding) = (_dice.Of(1, 1, 2, 3), _dice.Of(1, 1, 2), _dice.Of(0, 0, 1, 2));
        var isSame = padding == 2;
        var steps = isSame ? (_steps + stride - 1) / stride : Positions(kernel, stride, dilation, padding);
        if (steps < 1 || steps * channels > MostValues || steps * channels * depth > MostWork)
            return false;

        (_steps, _channels) = (steps, channels);
        return Add(text + Numbers(("Stride", stride, 1), ("Dilation", dilation, 1))
            + (isSame ? ", Padding = Padding.Same" : Numbers(("PaddingSize", padding, 0))) + options + WeightOptions() + ")");
    }

    private bool Transposed()
    {
        var (kernel, stride, dilation) = (_dice.Of(1, 2, 3), _dice.Of(1, 2, 3), _dice.Of(1, 1, 2));
        var (padding, output) = (_dice.Of(0, 0, 1), stride > 1 ? _dice.Of(0, 1) : 0);
        var groups = _dice.Of(new[] { 1, 2, 3 }.Where(count => _channels % count == 0).ToList());
        var filters = groups * _dice.Of(1, 2, 3);
        var steps = ((_steps - 1) * stride) - (2 * padding) + (dilation * (kernel - 1)) + 1 + output;
        if (steps < 1 || steps * filters > MostValues || _steps * kernel * _channels * filters > MostWork)
            return false;

        (_steps, _channels) = (steps, filters);
        return Add(Invariant($"ConvTranspose1D({filters}, {kernel}")
            + Numbers(("Stride", stride, 1), ("Dilation", dilation, 1), ("PaddingSize", padding, 0), ("OutputPadding", output, 0), ("Groups", groups, 1)) + WeightOptions() + ")");
    }

    private bool Pool(string name, string options)
    {
        var (kernel, stride) = (_dice.Of(1, 2, 3), _dice.Of(1, 2, 3));
        var isSame = _dice.Below(3) == 0;
        var padding = kernel > 1 && !isSame ? _dice.Of(0, 1) : 0;
        var steps = isSame ? (_steps + stride - 1) / stride : Positions(kernel, stride, 1, padding);
        if (steps < 1)
            return false;

        _steps = steps;
        return Add(Invariant($"{name}({kernel}, Stride = {stride}") + (isSame ? ", Padding = Padding.Same" : Numbers(("PaddingSize", padding, 0))) + options + ")");
    }

    private bool UpSample()
    {
        var factor = _dice.Of(1, 2, 3);
        if (_steps * factor * _channels > MostValues)
            return false;

        _steps *= factor;
        return Add(Invariant($"UpSample1D({factor})"));
    }

    private bool GroupNorm()
    {
        var groups = _dice.Of(new[] { 1, 2, 4 }.Where(count => _channels % count == 0).ToList());
        return Normalize(Invariant($"GroupNorm({groups}"), _steps * _channels / groups);
    }

    // One value, normalised, is 0 whatever it was, and its gradient nothing but rounding errors.
    private bool Normalize(string text, int values)
    {
        var scale = text == "RmsNorm" ? _dice.Of("", ", UseScale = false") : _dice.Of("", "", ", UseScale = false", ", UseBias = false", ", UseScale = false, UseBias = false");
        var options = (ActivationArgument() + _dice.Of("", ", Epsilon = 1e-3") + scale).TrimStart(',', ' ');
        return values >= FewNormalized && Add(text.Contains('(', StringComparison.Ordinal) ? $"{text}{(options.Length == 0 ? "" : ", " + options)})" : $"{text}({options})");
    }

    private bool Add(string layer)
    {
        _layers.Add(layer);
        return true;
    }

    private int Positions(int kernel, int stride, int dilation, int padding) =>
        Math.DivRem(_steps + (2 * padding) - (dilation * (kernel - 1)) - 1, stride) is var (quotient, remainder) && remainder >= 0 ? quotient + 1 : 0;

    private string WeightOptions() => ActivationArgument() + _dice.Of("", "", ", UseBias = false", ", L2 = 0.01", ", L1 = 0.01")
        + _dice.Of("", "", ", Initializer = Initializer.HeNormal", ", Initializer = Initializer.XavierUniform");

    private string ActivationArgument()
    {
        var activation = _dice.Of(Elementwise);
        return activation == Activation.Identity ? "" : Invariant($", Activation = Activation.{activation}");
    }

    private static string Numbers(params (string Name, int Value, int Usual)[] options) =>
        string.Concat(options.Where(option => option.Value != option.Usual).Select(option => Invariant($", {option.Name} = {option.Value}")));
}

using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>
/// Random dense architectures. What there are few of (activations, losses, optimizers, initialisers) goes round in turns of different
/// lengths, so that all occur and meet in many pairs; the rest is chance.
/// </summary>
internal static class RandomNetworks
{
    public static readonly IReadOnlyList<int> Sizes = [1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 17, 26, 31, 32, 33, 48, 64, 100];

    public static readonly IReadOnlyList<int> Batches = [1, 2, 3, 7, 8, 9, 16, 33, 64];

    /// <summary>Multiply-adds of a batch going forward: the interpreter takes about a tenth of a microsecond for each.</summary>
    private const long MostWork = 60_000;

    private static readonly List<Activation> Activations = Enum.GetValues<Activation>().Distinct().ToList();

    private static readonly List<Initializer> Initializers = Enum.GetValues<Initializer>().Distinct().ToList();

    public static NetworkCase Make(int number, ulong seed)
    {
        var dice = new Dice(seed + (ulong)number);
        var loss = Objectives.Loss(number, dice);
        var layers = new List<string>();
        var (input, size) = Input(dice, layers);
        var depth = dice.Of(1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 5);
        var work = 0L;
        for (var i = 0; i < depth; i++)
        {
            var isLast = i == depth - 1;
            var activation = isLast ? loss.LastActivation(dice) : Activations[((7 * number) + (5 * i)) % Activations.Count];
            var least = Math.Max(isLast ? loss.LeastOutputs : 1, IsOverRows(activation) ? 2 : 1);
            var units = isLast && loss.Outputs is { } outputs ? outputs : Size(dice, s => s >= least && work + (size * s) <= MostWork / 2);
            work += size * units;
            layers.Add(Dense(number + i, dice, units, activation));
            size = units;
            if (!isLast && dice.Chance(0.25))
                layers.Add(Standalone(dice, Activations[((3 * number) + i) % Activations.Count], size));
            if (dice.Chance(isLast ? 0.05 : 0.2))
                layers.Add(Invariant($"Dropout({dice.Of(0.1, 0.25, 0.5, 0.8)})"));
        }

        var batch = dice.Of(Batches.Where(b => b * work <= MostWork).ToList());
        return new NetworkCase(number, seed + (ulong)number, batch, input, layers, loss.Attribute, Objectives.Optimizer(number, dice));
    }

    // Mostly small ones: what the C# compiler has to do grows with the columns of a layer.
    private static int Size(Dice dice, Func<int, bool> isPossible)
    {
        var most = dice.Chance(0.7) ? 17 : Sizes[^1];
        return dice.Of(Sizes.Where(size => size <= most && isPossible(size)).ToList());
    }

    private static (string Attribute, int Size) Input(Dice dice, List<string> layers)
    {
        if (!dice.Chance(0.15))
        {
            var size = Size(dice, _ => true);
            return (Invariant($"Input({size})"), size);
        }

        var (height, width, channels) = (dice.Of(1, 2, 3, 5), dice.Of(1, 2, 4, 5), dice.Of(1, 3, 4));
        if (dice.Chance(0.3))
            layers.Add(Standalone(dice, dice.Of(Activation.PReLU, Activation.Tanh, Activation.ELU), 1));
        if (dice.Chance(0.3))
            layers.Add("Dropout(0.3)");
        layers.Add("Flatten");
        return (Invariant($"Input({height}, {width}, {channels})"), height * width * channels);
    }

    private static string Dense(int turn, Dice dice, int units, Activation activation)
    {
        var text = Invariant($"Dense({units}");
        if (activation != Activation.Identity || dice.Chance(0.2))
            text += $", Activation = Activation.{activation}" + Numbers(dice, activation);
        if (dice.Chance(0.15))
            text += ", UseBias = false";
        var initializer = Initializers[turn % Initializers.Count];
        if (initializer != Initializer.Default)
            text += $", Initializer = Initializer.{initializer}" + Scale(dice, initializer);
        if (dice.Chance(0.15))
            text += Invariant($", L1 = {dice.Of(0.001, 0.01)}");
        if (dice.Chance(0.15))
            text += Invariant($", L2 = {dice.Of(0.001, 0.02)}");
        return text + ")";
    }

    private static string Standalone(Dice dice, Activation activation, int size)
    {
        if (IsOverRows(activation) && size < 2)
            activation = Activation.Sigmoid;
        return $"Activation(Activation.{activation}{Numbers(dice, activation)})";
    }

    private static string Numbers(Dice dice, Activation activation) => activation switch
    {
        Activation.LeakyReLU when dice.Chance(0.5) => Invariant($", Slope = {dice.Of(0.2, 0.0, 0.001)}"),
        Activation.ELU or Activation.CELU when dice.Chance(0.5) => Invariant($", Alpha = {dice.Of(0.5, 1.3, 2.0)}"),
        _ => "",
    };

    private static string Scale(Dice dice, Initializer initializer) => initializer switch
    {
        Initializer.Uniform or Initializer.Normal or Initializer.Orthogonal or Initializer.Constant when dice.Chance(0.5) =>
            Invariant($", InitializerScale = {dice.Of(0.125, 0.3)}"),
        _ => "",
    };

    private static bool IsOverRows(Activation activation) => activation is Activation.Softmax or Activation.LogSoftmax;
}

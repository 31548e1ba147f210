using NetGen.Differential.Tests.GoldenValues;
using NetGen.Differential.Tests.Runs;

namespace NetGen.Differential.Tests.Steps;

/// <summary>
/// Optimizers, each with everything beside it that decides how <c>TrainStep</c> may fuse the update: no clipping (the update rides on the
/// gradient), clipping by value (rides too), by norm (must wait for the last gradient), by both.
/// </summary>
internal static class StepNetworks
{
    private static readonly string[] Optimizers =
    [
        "Sgd(0.05", "Sgd(0.05, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01", "Sgd(0.05, Momentum = 0.8, Dampening = 0.25",
        "RmsProp(0.01, Centered = true, Momentum = 0.5", "Adagrad(0.05, LearningRateDecay = 0.1", "Adam(0.01, WeightDecay = 0.01",
        "Adam(0.01, AmsGrad = true", "AdamW(0.01, WeightDecay = 0.1", "NAdam(0.01", "Lion(0.001, WeightDecay = 0.1",
    ];

    /// <summary>What a network of images is trained with: normalised convolutions of every kind before the dense layer that fusing is for.</summary>
    private const string Image = "Adam(0.002)";

    private static readonly string[] Clippings = [", ClipValue = 0.001", ", ClipNorm = 0.05", ", ClipValue = 0.002, ClipNorm = 0.05"];

    /// <summary>Each optimizer without clipping, and with the ways to clip in turn: they do the same before any optimizer.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Optimizers.SelectMany((optimizer, i) => new[] { $"{optimizer})", $"{optimizer}{Clippings[i % Clippings.Length]})" }), Image];

    public static GoldenSource Of(string optimizer)
    {
        var number = Names.ToList().IndexOf(optimizer);
        var width = OneWidth.Widths[number % OneWidth.Widths.Count];
        return new GoldenSource(FormattableString.Invariant($"Step{number}"), $"{Layers(number)}\n[{optimizer}]", width);
    }

    public static bool HasClasses(string optimizer) => IsClassifier(Names.ToList().IndexOf(optimizer));

    private static bool IsClassifier(int number) => (number / 3) % 2 == 0;

    // More than 2²¹ parameters, as otherwise nothing is fused; sizes that leave remainders; penalties on every kind of parameter; a slope and a bias, which are sums over the batch.
    private static string Layers(int number) => Names[number] == Image
        ? """
        [Input(20, 20, 12)]
        [Conv2D(16, 3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
        [Conv2D(16, 3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
        [DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
        [Conv2D(16, 1), BatchNorm(Activation = Activation.ReLU)]
        [Flatten]
        [Dense(331, Activation = Activation.Tanh)]
        [Dense(11)]
        """ + Loss(number)
        : """
        [Input(1061)]
        [Dense(1133, Activation = Activation.PReLU, L1 = 1e-4)]
        [Dropout(0.3)]
        [Dense(1029, Activation = Activation.GELU, L2 = 1e-3, UseBias = false)]
        [Dropout(0.1)]
        [Dense(67, Activation = Activation.Tanh, L1 = 1e-4, L2 = 1e-3)]
        [Activation(Activation.PReLU)]
        [Dense(11)]
        """ + Loss(number);

    private static string Loss(int number) => IsClassifier(number) ? "[CrossEntropyLoss(LabelSmoothing = 0.1)]" : "[HuberLoss(Delta = 0.5)]";
}

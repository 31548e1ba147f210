using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>Losses and optimizers with their options.</summary>
internal static class Objectives
{
    private static readonly Activation[] Any =
    [
        Activation.Identity, Activation.Identity, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU, Activation.PReLU, Activation.Softmax,
        Activation.LogSoftmax, Activation.Sigmoid, Activation.GELU, Activation.Softplus, Activation.HardSwish,
    ];

    private static readonly Activation[] Unbounded =
        [Activation.Identity, Activation.Identity, Activation.Identity, Activation.Tanh, Activation.LeakyReLU, Activation.PReLU, Activation.SELU];

    private static readonly string[] Losses =
    [
        "CrossEntropyLoss", "BinaryCrossEntropyLoss", "MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss", "HuberLoss", "LogCoshLoss", "HingeLoss",
        "KLDivergenceLoss", "PoissonLoss", "CrossEntropyLoss", "BinaryCrossEntropyLoss",
    ];

    private static readonly Func<Dice, string>[] Optimizers =
    [
        _ => "Sgd(0.1",
        dice => Invariant($"Sgd(0.05, Momentum = {dice.Of(0.9, 0.5)}, Dampening = {dice.Of(0.0, 0.25)}"),
        _ => "Sgd(0.05, Momentum = 0.9, Nesterov = true",
        dice => Invariant($"RmsProp(0.01, Alpha = {dice.Of(0.99, 0.9)}, Momentum = {dice.Of(0.0, 0.9)}"),
        dice => Invariant($"RmsProp(0.01, Centered = true, Epsilon = {dice.Of(1e-3, 1e-8)}"),
        dice => Invariant($"Adagrad(0.1, LearningRateDecay = {dice.Of(0.0, 0.1)}, InitialAccumulatorValue = {dice.Of(0.0, 0.5)}"),
        dice => Invariant($"Adam(0.01, Beta1 = {dice.Of(0.9, 0.8)}, Beta2 = {dice.Of(0.999, 0.5)}"),
        dice => Invariant($"Adam(0.01, AmsGrad = true, Epsilon = {dice.Of(1e-8, 1e-4)}"),
        dice => Invariant($"AdamW(0.01, AmsGrad = {dice.Of("true", "false")}"),
        dice => Invariant($"NAdam(0.01, MomentumDecay = {dice.Of(4e-3, 0.5)}"),
        dice => Invariant($"Lion(0.001, Beta1 = {dice.Of(0.9, 0.75)}"),
    ];

    /// <summary>A loss, and what the network before it may end in.</summary>
    /// <param name="LeastOutputs">The fewest outputs.</param>
    /// <param name="Outputs">The number of outputs where an option fixes it.</param>
    internal sealed record LossChoice(string Attribute, int LeastOutputs, int? Outputs, IReadOnlyList<Activation> Last)
    {
        public Activation LastActivation(Dice dice) => dice.Of(Last);
    }

    public static LossChoice Loss(int number, Dice dice)
    {
        var kind = Losses[number % Losses.Length];
        return kind switch
        {
            "CrossEntropyLoss" when dice.Chance(0.3) => new(
                Invariant($"CrossEntropyLoss(ClassWeights = new[] {{ 0.5, 1.25, 2.0, 0.125, 3.0 }}, LabelSmoothing = {dice.Of(0.0, 0.1)})"), 5, 5, Unbounded),
            "CrossEntropyLoss" => new(Invariant($"CrossEntropyLoss(LabelSmoothing = {dice.Of(0.0, 0.0, 0.1, 0.3)})"), 2, null, Unbounded),
            "BinaryCrossEntropyLoss" => new(Invariant($"BinaryCrossEntropyLoss(PositiveWeight = {dice.Of(1.0, 1.0, 2.5, 0.3)})"), 1, null, Unbounded),
            "HuberLoss" => new(Invariant($"HuberLoss(Delta = {dice.Of(1.0, 0.25, 2.0)})"), 1, null, Any),
            "HingeLoss" => new(kind, 1, null, Unbounded),
            "KLDivergenceLoss" => new(kind, 2, null, [Activation.LogSoftmax]),
            "PoissonLoss" => new(kind, 1, null, [Activation.Identity, Activation.Tanh, Activation.Softsign]),
            _ => new(kind, 1, null, Any),
        };
    }

    /// <summary>
    /// An optimizer for networks with normalisations, one of which may undo another: gradients that are 0 but for rounding, 1e-17 even in
    /// double. Divided by their own size they would be steps; a larger ε keeps them nothing.
    /// </summary>
    public static string OptimizerOfNormalized(int number, Dice dice)
    {
        var text = Optimizer(number, dice);
        var divides = text.StartsWith("RmsProp", StringComparison.Ordinal) || text.StartsWith('A') || text.StartsWith("NAdam", StringComparison.Ordinal);
        return divides && !text.Contains("Epsilon", StringComparison.Ordinal) ? text[..^1] + ", Epsilon = 1e-4)" : text.Replace("Epsilon = 1E-08", "Epsilon = 1E-04", StringComparison.Ordinal);
    }

    public static string Optimizer(int number, Dice dice)
    {
        var text = Optimizers[(number / 2) % Optimizers.Length](dice);
        if (dice.Chance(0.3))
            text += Invariant($", WeightDecay = {dice.Of(0.01, 0.1)}");
        if (dice.Chance(0.2))
            text += Invariant($", ClipValue = {dice.Of(0.02, 0.5)}");
        if (dice.Chance(0.25))
            text += Invariant($", ClipNorm = {dice.Of(0.1, 1.0, 100.0)}");
        return text + ")";
    }
}

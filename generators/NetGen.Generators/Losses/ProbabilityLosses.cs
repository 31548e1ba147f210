using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Losses;

/// <summary>
/// Binary cross-entropy on logits with weight w on the positive class: (1 − t)·y + (1 + (w − 1)·t)·softplus(−y), which is stable for any y.
/// </summary>
internal sealed record BinaryCrossEntropyLoss(double PositiveWeight) : ElementwiseLoss
{
    public override string Kind => "BinaryCrossEntropyLoss";

    public override TargetRange Targets => TargetRange.Probability;

    public override Link Link => Link.Sigmoid;

    public override string OutputWords => "raw scores (logits)";

    public override MetricFamily Metrics => MetricFamily.Decisions;

    public override string? ActivationAdvice(ActivationKind last) => last switch
    {
        ActivationKind.Sigmoid or ActivationKind.HardSigmoid or ActivationKind.Softmax or ActivationKind.LogSoftmax =>
            "leave the activation out, the loss applies the sigmoid itself",
        ActivationKind.ReLU or ActivationKind.Softplus => "leave the activation out, its values have one sign only",
        _ => null,
    };

    protected override Expr Element(Expr y, Expr t) => ((1 - t) * y) + ((1 + ((PositiveWeight - 1) * t)) * Softplus(-y));
}

/// <summary>max(0, 1 − t·y) with t = ±1.</summary>
internal sealed record HingeLoss : ElementwiseLoss
{
    public override string Kind => "HingeLoss";

    public override TargetRange Targets => TargetRange.Sign;

    public override string OutputWords => "scores of both signs";

    public override MetricFamily Metrics => MetricFamily.Decisions;

    public override string? ActivationAdvice(ActivationKind last) =>
        last is ActivationKind.Softmax or ActivationKind.LogSoftmax or ActivationKind.Sigmoid or ActivationKind.HardSigmoid
            or ActivationKind.ReLU or ActivationKind.Softplus
            ? "leave the activation out, its values have one sign only"
            : null;

    protected override Expr Element(Expr y, Expr t) => Max(1 - (t * y), 0);
}

/// <summary>
/// Kullback–Leibler divergence of target probabilities t from predicted log-probabilities y, summed over outputs, averaged over samples
/// (PyTorch's <c>batchmean</c>); 0·log 0 = 0.
/// </summary>
internal sealed record KLDivergenceLoss : ElementwiseLoss
{
    public override string Kind => "KLDivergenceLoss";

    public override TargetRange Targets => TargetRange.Probability;

    public override string OutputWords => "log-probabilities, at least 2";

    public override int MinimumOutputs => 2;

    public override MetricFamily Metrics => MetricFamily.None;

    public override string? ActivationAdvice(ActivationKind last) =>
        last == ActivationKind.LogSoftmax ? null : "end in Activation.LogSoftmax";

    protected override bool AverageOverOutputs => false;

    protected override Expr Element(Expr y, Expr t) => If(t > 0, t * (Log(t) - y), 0);
}

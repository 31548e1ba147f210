using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Losses;

/// <summary>
/// Binary cross-entropy on logits with weight w on the positive class: (1 − t)·y + (1 + (w − 1)·t)·softplus(−y), which is stable for any y.
/// </summary>
internal sealed record BinaryCrossEntropyLoss(double PositiveWeight) : ElementwiseLoss
{
    public override string Kind => "BinaryCrossEntropyLoss";

    public override Link Link => Link.Sigmoid;

    protected override Expr Element(Expr y, Expr t) => ((1 - t) * y) + ((1 + ((PositiveWeight - 1) * t)) * Softplus(-y));
}

/// <summary>max(0, 1 − t·y) with t = ±1.</summary>
internal sealed record HingeLoss : ElementwiseLoss
{
    public override string Kind => "HingeLoss";

    protected override Expr Element(Expr y, Expr t) => Max(1 - (t * y), 0);
}

/// <summary>
/// Kullback–Leibler divergence of target probabilities t from predicted log-probabilities y, summed over outputs, averaged over samples
/// (PyTorch's <c>batchmean</c>); 0·log 0 = 0.
/// </summary>
internal sealed record KLDivergenceLoss : ElementwiseLoss
{
    public override string Kind => "KLDivergenceLoss";

    protected override bool AverageOverOutputs => false;

    protected override Expr Element(Expr y, Expr t) => If(t > 0, t * (Log(t) - y), 0);
}

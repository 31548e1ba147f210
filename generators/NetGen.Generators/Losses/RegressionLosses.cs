using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Losses;

/// <summary>(y − t)².</summary>
internal sealed record MeanSquaredErrorLoss : ElementwiseLoss
{
    public override string Kind => "MeanSquaredErrorLoss";

    protected override Expr Element(Expr y, Expr t) => Square(y - t);
}

/// <summary>|y − t|.</summary>
internal sealed record MeanAbsoluteErrorLoss : ElementwiseLoss
{
    public override string Kind => "MeanAbsoluteErrorLoss";

    protected override Expr Element(Expr y, Expr t) => Abs(y - t);
}

/// <summary>Huber 1964: a parabola within δ, straight lines beyond.</summary>
internal sealed record HuberLoss(double Delta) : ElementwiseLoss
{
    public override string Kind => "HuberLoss";

    protected override Expr Element(Expr y, Expr t) =>
        If(Delta >= Abs(y - t), 0.5 * Square(y - t), Delta * (Abs(y - t) - (0.5 * Delta)));
}

/// <summary>log cosh(y − t): like a parabola near 0, like |y − t| far out, smooth everywhere.</summary>
internal sealed record LogCoshLoss : ElementwiseLoss
{
    public override string Kind => "LogCoshLoss";

    protected override Expr Element(Expr y, Expr t) => LogCosh(y - t);
}

/// <summary>The negative log-likelihood of a Poisson count <c>t</c> whose rate is e^y, without the term that depends on t alone.</summary>
internal sealed record PoissonLoss : ElementwiseLoss
{
    public override string Kind => "PoissonLoss";

    public override TargetRange Targets => TargetRange.NotNegative;

    protected override Expr Element(Expr y, Expr t) => Exp(y) - (t * y);
}

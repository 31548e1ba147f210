using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>Adam with Nesterov momentum (Dozat 2016), as PyTorch's <c>NAdam</c>.</summary>
internal sealed record NAdamOptimizer(
    double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, double MomentumDecay)
    : Optimizer(LearningRate)
{
    private const string Mu = "mu";
    private const string NextMu = "nextMu";
    private const string MuProduct = "muProduct";
    private const string GradientRate = "gradientRate";
    private const string MomentRate = "momentRate";
    private const string Beta2Power = "beta2Power";
    private const string InverseRootCorrection = "inverseRootCorrection";

    public override string Kind => "NAdam";

    public override IReadOnlyList<StateDefinition> State => [new("firstMoment"), new("secondMoment")];

    public override IReadOnlyList<ScalarDefinition> Scalars =>
    [
        new(Mu, Momentum(Scalar(ScalarNames.Step))),
        new(NextMu, Momentum(Scalar(ScalarNames.Step) + 1)),
        new(MuProduct, Scalar(MuProduct) * Scalar(Mu), Initial: 1),
        new(GradientRate, Rate * (1 - Scalar(Mu)) / (1 - Scalar(MuProduct))),
        new(MomentRate, Rate * Scalar(NextMu) / (1 - (Scalar(MuProduct) * Scalar(NextMu)))),
        new(Beta2Power, Beta2 * Scalar(Beta2Power), Initial: 1),
        new(InverseRootCorrection, 1 / Sqrt(1 - Scalar(Beta2Power))),
    ];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        g = WithDecay(g, p, WeightDecay);
        var first = Average(Beta1, state[0], g);
        var second = Average(Beta2, state[1], g * g);
        var denominator = (Sqrt(second) * Scalar(InverseRootCorrection)) + Epsilon;
        return new Update(p - (((Scalar(GradientRate) * g) + (Scalar(MomentRate) * first)) / denominator), first, second);
    }

    private Expr Momentum(Expr step) => Beta1 * (1 - (0.5 * Power(0.96, step * MomentumDecay)));
}

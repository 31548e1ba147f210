using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015), AMSGrad (Reddi, Kale and Kumar 2018) and, with decoupled decay, AdamW (Loshchilov and Hutter 2019), as
/// PyTorch's <c>Adam</c> and <c>AdamW</c>.
/// </summary>
internal sealed record AdamOptimizer(
    double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay, bool AmsGrad, bool DecoupledDecay)
    : Optimizer(LearningRate)
{
    private const string Beta1Power = "beta1Power";
    private const string Beta2Power = "beta2Power";
    private const string StepSize = "stepSize";
    private const string InverseRootCorrection = "inverseRootCorrection";
    private const string Shrink = "shrink";

    public override string Kind => DecoupledDecay ? "AdamW" : "Adam";

    public override IReadOnlyList<StateDefinition> State => AmsGrad
        ? [new("firstMoment"), new("secondMoment"), new("largestSecondMoment")]
        : [new("firstMoment"), new("secondMoment")];

    public override IReadOnlyList<ScalarDefinition> Scalars =>
    [
        // βⁿ as a running product: a power would take several times as long as a step of a small network.
        new(Beta1Power, Beta1 * Scalar(Beta1Power), Initial: 1),
        new(Beta2Power, Beta2 * Scalar(Beta2Power), Initial: 1),
        new(StepSize, Rate / (1 - Scalar(Beta1Power))),
        new(InverseRootCorrection, 1 / Sqrt(1 - Scalar(Beta2Power))),
        .. DecoupledDecay && WeightDecay != 0 ? [new ScalarDefinition(Shrink, 1 - (Rate * WeightDecay))] : Array.Empty<ScalarDefinition>(),
    ];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        if (DecoupledDecay)
            p = WeightDecay == 0 ? p : Scalar(Shrink) * p;
        else
            g = WithDecay(g, p, WeightDecay);

        var first = Average(Beta1, state[0], g);
        var second = Average(Beta2, state[1], g * g);
        var largest = AmsGrad ? Max(state[2], second) : second;
        var next = p - (Scalar(StepSize) * first / ((Sqrt(largest) * Scalar(InverseRootCorrection)) + Epsilon));
        return AmsGrad ? new Update(next, first, second, largest) : new Update(next, first, second);
    }
}

using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms"): the sign of an interpolated momentum.</summary>
internal sealed record LionOptimizer(double LearningRate, double Beta1, double Beta2, double WeightDecay)
    : Optimizer(LearningRate)
{
    private const string Shrink = "shrink";

    public override string Kind => "Lion";

    public override IReadOnlyList<StateDefinition> State => [new("momentum")];

    public override IReadOnlyList<ScalarDefinition> Scalars => WeightDecay == 0 ? [] : [new(Shrink, 1 - (Rate * WeightDecay))];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        var decayed = WeightDecay == 0 ? p : Scalar(Shrink) * p;
        return new Update(decayed - (Rate * Sign(Average(Beta1, state[0], g))), Average(Beta2, state[0], g));
    }
}

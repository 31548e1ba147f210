using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011), as PyTorch's <c>Adagrad</c>.</summary>
internal sealed record AdagradOptimizer(
    double LearningRate, double LearningRateDecay, double InitialAccumulatorValue, double Epsilon, double WeightDecay)
    : Optimizer(LearningRate)
{
    private const string Decayed = "decayedRate";

    public override string Kind => "Adagrad";

    public override IReadOnlyList<StateDefinition> State => [new("squareSum", InitialAccumulatorValue)];

    public override IReadOnlyList<ScalarDefinition> Scalars =>
        [new(Decayed, Simplifier.Simplify(Rate / (1 + ((Scalar(ScalarNames.Step) - 1) * LearningRateDecay))))];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        g = WithDecay(g, p, WeightDecay);
        var sum = state[0] + (g * g);
        return new Update(p - (Scalar(Decayed) * g / (Sqrt(sum) + Epsilon)), sum);
    }
}

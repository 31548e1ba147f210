using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>Stochastic gradient descent with momentum (Polyak 1964) or Nesterov's, as PyTorch's <c>SGD</c>.</summary>
internal sealed record SgdOptimizer(double LearningRate, double Momentum, double Dampening, bool Nesterov, double WeightDecay)
    : Optimizer(LearningRate)
{
    private const string Inflow = "inflow";

    public override string Kind => "Sgd";

    public override IReadOnlyList<StateDefinition> State => Momentum == 0 ? [] : [new("momentum")];

    // The first step fills the buffer with the whole gradient, dampening or not.
    public override IReadOnlyList<ScalarDefinition> Scalars => Momentum == 0 || Dampening == 0
        ? []
        : [new(Inflow, If(Scalar(ScalarNames.Step) <= 1, 1, 1 - Dampening))];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        g = WithDecay(g, p, WeightDecay);
        if (Momentum == 0)
            return new Update(p - (Rate * g));

        var buffer = (Momentum * state[0]) + (Dampening == 0 ? g : Scalar(Inflow) * g);
        return new Update(p - (Rate * (Nesterov ? g + (Momentum * buffer) : buffer)), buffer);
    }
}

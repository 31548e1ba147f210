using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>RMSProp (Tieleman and Hinton 2012; centred: Graves 2013), as PyTorch's <c>RMSprop</c>.</summary>
internal sealed record RmsPropOptimizer(double LearningRate, double Alpha, double Epsilon, double Momentum, bool Centered, double WeightDecay)
    : Optimizer(LearningRate)
{
    public override string Kind => "RmsProp";

    public override IReadOnlyList<StateDefinition> State =>
    [
        new("squareAverage"),
        .. Centered ? [new StateDefinition("gradientAverage")] : Array.Empty<StateDefinition>(),
        .. Momentum != 0 ? [new StateDefinition("momentum")] : Array.Empty<StateDefinition>(),
    ];

    public override Update Step(Expr p, Expr g, IReadOnlyList<Expr> state)
    {
        g = WithDecay(g, p, WeightDecay);
        var square = Average(Alpha, state[0], g * g);
        var next = new List<Expr> { square };
        var variance = square;
        if (Centered)
        {
            var mean = Average(Alpha, state[1], g);
            next.Add(mean);

            // A variance is not negative; rounding could make it so.
            variance = Max(square - (mean * mean), 0);
        }

        var direction = g / (Sqrt(variance) + Epsilon);
        if (Momentum != 0)
        {
            direction = (Momentum * state[state.Count - 1]) + direction;
            next.Add(direction);
        }

        return new Update(p - (Rate * direction), [.. next]);
    }
}

using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Optimizers;

/// <summary>
/// How gradients change parameters: expressions for one element of parameter, gradient and state. Numbers that are the same for every
/// element (bias corrections, a decaying rate) are computed once a step, in double.
/// </summary>
internal abstract record Optimizer(double LearningRate)
{
    /// <summary>The attribute's name without <c>Attribute</c>: <c>AdamW</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Gradients are clipped to ±this before anything else; 0 for no clipping.</summary>
    public double ClipValue { get; init; }

    /// <summary>The largest Euclidean norm of the whole gradient; 0 for no clipping.</summary>
    public double ClipNorm { get; init; }

    /// <summary>How strongly weights are pulled to 0, by whichever way the optimizer has.</summary>
    public abstract double WeightDecay { get; init; }

    /// <summary>What is kept for every parameter, and where it starts.</summary>
    public virtual IReadOnlyList<StateDefinition> State => [];

    /// <summary>What is computed once a step, in this order.</summary>
    public virtual IReadOnlyList<ScalarDefinition> Scalars => [];

    /// <summary>One element's update.</summary>
    /// <param name="p">The parameter.</param>
    /// <param name="g">Its gradient, clipped.</param>
    /// <param name="state">Its state, in the order of <see cref="State"/>.</param>
    public abstract Update Step(Expr p, Expr g, IReadOnlyList<Expr> state);

    protected static Expr Rate => Scalar(ScalarNames.LearningRate);

    /// <summary>L2 regularisation as PyTorch's <c>weight_decay</c> of SGD, Adam and their kin means it: part of the gradient.</summary>
    protected static Expr WithDecay(Expr g, Expr p, double weightDecay) => weightDecay == 0 ? g : g + (weightDecay * p);

    /// <summary>An exponential moving average: βm + (1 − β)g.</summary>
    protected static Expr Average(double beta, Expr average, Expr value) => (beta * average) + ((1 - beta) * value);
}

/// <summary>The new parameter and the new state.</summary>
internal sealed record Update(Expr Parameter, params Expr[] State);

internal sealed record StateDefinition(string Name, double Initial = 0);

/// <param name="Name">What expressions call it.</param>
/// <param name="Value">Over the learning rate, the step's number and scalars before it; a persistent one over its own last value too.</param>
/// <param name="Initial">The value before the first step, for one that is carried from step to step; null for one that isn't.</param>
internal sealed record ScalarDefinition(string Name, Expr Value, double? Initial = null);

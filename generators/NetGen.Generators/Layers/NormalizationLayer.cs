using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>A layer that takes values to mean 0 and variance 1, then scales and shifts each channel (the last axis).</summary>
internal abstract record NormalizationLayer(double Epsilon, ActivationFunction Activation) : Layer
{
    /// <summary>Whether there is a γ.</summary>
    public bool UseScale { get; init; } = true;

    /// <summary>Whether there is a β.</summary>
    public bool UseBias { get; init; } = true;

    public override string Description => Activation.Kind == ActivationKind.Identity ? Kind : $"{Kind}({Activation.Kind})";

    public override Shape OutputShape(Shape input) => input;

    public override ActivationKind? LastActivation => Activation.Kind;

    public override ShapeProblem? ShapeProblem(Shape input) => Activation.ShapeProblem(input, nameof(Activation));

    public override long Parameters(Shape input) => ((UseScale ? 1L : 0) + (UseBias ? 1 : 0)) * input.Last + Activation.Parameters;

    /// <summary>
    /// (x − mean)², the mean taken for a constant: the derivative of the squares' sum by the mean is −2·Σ(x − mean), which is 0.
    /// </summary>
    protected static Expr SquaredDeviation => Square(In(0) - Detach(In(1)));

    /// <summary>1/√(variance + ε).</summary>
    protected Expr InverseDeviation(Expr variance) => 1 / Sqrt(variance + Epsilon);

    /// <summary>γ; null without.</summary>
    protected Tensor? Scale(LoweringContext context, int channels) =>
        UseScale ? context.Parameter("weight", new Shape(channels), new Shape(channels), new Integers(0), Initialization.Constant(1)) : null;

    /// <summary>β; null without.</summary>
    protected Tensor? Bias(LoweringContext context, int channels) =>
        UseBias ? context.Parameter("bias", new Shape(channels), new Shape(channels), new Integers(0), Initialization.Zeros) : null;

    /// <summary>f((x − mean) · rstd · γ + β), both statistics spread over x.</summary>
    protected Tensor Normalize(LoweringContext context, Tensor x, Tensor mean, Tensor inverseDeviation)
    {
        var y = context.Map(x.Shape, "normal", (In(0) - In(1)) * In(2), x, mean, inverseDeviation);
        return Finish(context, y);
    }

    /// <summary>f(x · γ + β).</summary>
    protected Tensor Finish(LoweringContext context, Tensor normal)
    {
        if (Scale(context, normal.Shape.Last) is { } scale)
            normal = context.Map(normal.Shape, "scaled", In(0) * In(1), normal, scale);
        if (Bias(context, normal.Shape.Last) is { } bias)
            normal = context.Map(normal.Shape, "shifted", In(0) + In(1), normal, bias);
        return Activation.Lower(context, normal, "prelu.weight");
    }
}

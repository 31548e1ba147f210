using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[GaussianNoise(standardDeviation)]</c>: normally distributed noise on every value, in training.</summary>
internal sealed record GaussianNoiseLayer(double StandardDeviation) : Layer
{
    public override string Kind => "GaussianNoise";

    public override string Description => $"GaussianNoise({Words.Number(StandardDeviation)})";

    public override Shape OutputShape(Shape input) => input;

    public override string? WhyWithoutEffect(Shape input) => StandardDeviation == 0 ? "its standard deviation is 0" : null;

    public override Tensor Lower(LoweringContext context, Tensor input) => context.Training && StandardDeviation > 0
        ? context.Map(input.Shape, "", In(0) + (StandardDeviation * context.Gaussian()), input)
        : input;
}

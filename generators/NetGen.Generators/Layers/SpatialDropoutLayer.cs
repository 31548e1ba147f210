using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[SpatialDropout(rate)]</c> (Tompson et al. 2015): drops channels of a sample, at all positions alike.</summary>
internal sealed record SpatialDropoutLayer(double Rate) : Layer
{
    public override string Kind => "SpatialDropout";

    public override string Description => $"SpatialDropout({Words.Number(Rate)})";

    public override Shape OutputShape(Shape input) => input;

    public override string? WhyWithoutEffect(Shape input) => Rate == 0 ? "its rate is 0" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (!context.Training || Rate == 0)
            return input;

        var channels = input.Shape.Last;
        var mask = context.Map(
            new Space(Batched: true, 1, channels), new Shape(channels), "mask", If(context.Random() >= Rate, 1 / (1 - Rate), 0));
        return context.Map(input.Shape, "", In(0) * In(1), input, mask);
    }
}

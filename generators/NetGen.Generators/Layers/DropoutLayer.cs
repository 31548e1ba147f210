using System.Globalization;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[Dropout(rate)]</c> (Srivastava et al. 2014), inverted: what is kept in training is scaled by 1/(1 − rate).</summary>
internal sealed record DropoutLayer(double Rate) : Layer
{
    public override string Kind => "Dropout";

    public override string Description => $"Dropout({Rate.ToString(CultureInfo.InvariantCulture)})";

    public override Shape OutputShape(Shape input) => input;

    public override string? WhyWithoutEffect(Shape input) => Rate == 0 ? "its rate is 0" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (!context.Training || Rate == 0)
            return input;

        var scale = 1 / (1 - Rate);
        return context.Map(input.Shape, "", If(context.Random() >= Rate, scale * In(0), 0), input);
    }
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Cropping2D(…)]</c>: an image without its borders.</summary>
internal sealed record Cropping2DLayer(Margins Margins) : Layer
{
    public override string Kind => "Cropping2D";

    public override string Description => $"Cropping2D({Margins})";

    public override Shape OutputShape(Shape input) => Margins.Around(input, -1);

    public override ShapeProblem? ShapeProblem(Shape input) => Words.NotSpatial(input, 2)
        ?? (OutputShape(input).Axes.Contains(0)
            ? Words.Wrong(null, "an image larger than what it takes off", $"gets {input}", "leave one row and one column at least")
            : null);

    public override string? WhyWithoutEffect(Shape input) => Margins.IsNone ? "it takes nothing away" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (Margins.IsNone)
            return input;

        var output = context.Temporary(OutputShape(input.Shape));
        context.Emit(Rearrange.Crop(output, input, new Integers(Margins.Top, Margins.Left, 0)));
        return output;
    }
}

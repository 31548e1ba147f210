using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[ZeroPad2D(…)]</c>: zeros round an image.</summary>
internal sealed record ZeroPad2DLayer(Margins Margins) : Layer
{
    public override string Kind => "ZeroPad2D";

    public override string Description => $"ZeroPad2D({Margins})";

    public override Shape OutputShape(Shape input) => Margins.Around(input, 1);

    public override ShapeProblem? ShapeProblem(Shape input) => Words.NotSpatial(input, 2);

    public override string? WhyWithoutEffect(Shape input) => Margins.IsNone ? "it adds nothing" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (Margins.IsNone)
            return input;

        var output = context.Temporary(OutputShape(input.Shape));
        context.Emit(Rearrange.Pad(output, input, new Integers(Margins.Top, Margins.Left, 0)));
        return output;
    }
}

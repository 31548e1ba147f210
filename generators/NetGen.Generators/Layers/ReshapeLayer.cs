using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Reshape(shape)]</c>: the same values in the same order; no code.</summary>
internal sealed record ReshapeLayer(Shape Target) : Layer
{
    public override string Kind => "Reshape";

    public override string Description => $"Reshape({Target})";

    public override Shape OutputShape(Shape input) => Target;

    public override Shape? FixedOutputShape => Target;

    public override ShapeProblem? ShapeProblem(Shape input)
    {
        var (have, want) = (SizeLimits.SizeOf(input), SizeLimits.SizeOf(Target));
        return have == want ? null
            : Words.Wrong(
                "shape", $"{SizeLimits.Text(want)} values for {Target}", $"gets {input}", $"choose axes whose product is {SizeLimits.Text(have)}");
    }

    public override string? WhyWithoutEffect(Shape input) => input == Target ? "its input has this shape already" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (input.Shape == Target)
            return input;

        var output = context.Temporary(Target);
        context.Emit(new Reshape(output, input));
        return output;
    }
}

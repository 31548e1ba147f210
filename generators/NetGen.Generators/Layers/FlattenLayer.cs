using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Flatten]</c>: all axes of a sample in one; no code.</summary>
internal sealed record FlattenLayer : Layer
{
    public override string Kind => "Flatten";

    public override string Description => "Flatten";

    public override Shape OutputShape(Shape input) => new(input.Size);

    public override string? WhyWithoutEffect(Shape input) => input.Rank == 1 ? "its input is flat already" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (input.Shape.Rank == 1)
            return input;

        var output = context.Temporary(OutputShape(input.Shape));
        context.Emit(new Reshape(output, input));
        return output;
    }
}

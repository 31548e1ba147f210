using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>
/// <c>[GlobalAvgPool2D]</c>, <c>[GlobalMaxPool2D]</c> and their 1-D forms: one value a channel, over all positions.
/// </summary>
/// <param name="IsMax">The largest value instead of the mean.</param>
/// <param name="Axes">2 for images, 1 for sequences.</param>
internal sealed record GlobalPoolLayer(bool IsMax, int Axes) : Layer
{
    public override string Kind => $"Global{(IsMax ? "Max" : "Avg")}Pool{Words.Number(Axes)}D";

    public override string Description => Kind;

    public override Shape OutputShape(Shape input) => new(input.Last);

    public override ShapeProblem? ShapeProblem(Shape input) => Words.NotSpatial(input, Axes);

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (channels, positions) = (input.Shape.Last, input.Size / input.Shape.Last);
        if (!IsMax)
        {
            var sum = context.Reduce(Reduction.SampleColumnSum, "sum", In(0), input);
            return context.Map(new Shape(channels), "", (1.0 / positions) * In(0), sum);
        }

        var whole = new Extents(positions, 1);
        var max = context.Temporary(new Shape(1, 1, channels), "max");
        context.Emit(new Window(max, input, new WindowShape(whole, new(1, 1), whole, whole, new(0, 0), channels), WindowKind.Max));
        var output = context.Temporary(new Shape(channels));
        context.Emit(new Reshape(output, max));
        return output;
    }
}

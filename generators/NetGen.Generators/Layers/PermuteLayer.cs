using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Permute(order)]</c>: axes in another order.</summary>
/// <param name="Order">For each axis of the output, which axis of the input it is, from 1.</param>
internal sealed record PermuteLayer(Integers Order) : Layer
{
    public override string Kind => "Permute";

    public override string Description => $"Permute({string.Join(", ", Order.Select(Words.Number))})";

    public override Shape OutputShape(Shape input) =>
        input.Rank == Order.Count ? new Shape(Order.Select(axis => input.Axes[axis - 1])) : input;

    public override ShapeProblem? ShapeProblem(Shape input) => input.Rank == Order.Count ? null
        : Words.Wrong(
            null,
            $"an input of {Words.Number(Order.Count)} axes",
            $"gets {input}",
            $"give each of 1 to {Words.Number(input.Rank)} once");

    public override string? WhyWithoutEffect(Shape input) => Order == Integers.Range(1, Order.Count) ? "the order is that of its input" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (Order == Integers.Range(1, Order.Count))
            return input;

        var output = context.Temporary(OutputShape(input.Shape));
        context.Emit(Rearrange.Permute(output, input, Order.Select(axis => axis - 1)));
        return output;
    }
}

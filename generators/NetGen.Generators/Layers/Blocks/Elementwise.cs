using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>Two tensors element by element, the smaller one spread over the larger one.</summary>
internal static class Elementwise
{
    /// <summary>The common shape: that of both, or of the one that the other spreads over; null if they don't fit.</summary>
    public static Shape? Join(Shape a, Shape b)
    {
        if (a == b || IsSpreadOver(b, a))
            return a;
        return IsSpreadOver(a, b) ? b : null;
    }

    /// <summary>Emits one map. A gate on channels, 1×1×C, becomes flat first, as maps want it.</summary>
    public static Tensor Combine(LoweringContext context, string suffix, Func<Expr, Expr, Expr> combine, Tensor a, Tensor b)
    {
        if (a == b)
            return context.Map(a.Shape, suffix, combine(In(0), In(0)), a);

        var shape = Join(a.Shape, b.Shape)!.Value;
        return context.Map(shape, suffix, combine(In(0), In(1)), AsGate(a), AsGate(b));

        Tensor AsGate(Tensor tensor)
        {
            if (tensor.Shape == shape || tensor.Shape.Rank == 1 || !IsOneValueAChannel(tensor.Shape, shape))
                return tensor;

            var gate = context.Temporary(new Shape(tensor.Size), "gate");
            context.Emit(new Reshape(gate, tensor));
            return gate;
        }
    }

    private static bool IsSpreadOver(Shape gate, Shape shape) => IsOneValueAChannel(gate, shape) || IsOneValueAPosition(gate, shape);

    private static bool IsOneValueAChannel(Shape gate, Shape shape) =>
        gate.Last == shape.Last && (gate.Rank == 1 || gate.Rank == shape.Rank) && gate.Axes.Take(gate.Rank - 1).All(axis => axis == 1);

    private static bool IsOneValueAPosition(Shape gate, Shape shape) =>
        gate.Rank == shape.Rank && gate.Last == 1 && gate.Axes.Take(gate.Rank - 1).SequenceEqual(shape.Axes.Take(shape.Rank - 1));
}

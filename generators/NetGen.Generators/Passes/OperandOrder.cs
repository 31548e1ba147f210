using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Kernels vectorise over the index that steps through neighbouring outputs, which must step through neighbours in the right operand
/// too. Where it doesn't (dX = dY·Wᵀ), a copy of the operand with its last two axes swapped is made first.
/// </summary>
internal static class OperandOrder
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        foreach (var op in program.Ops)
            ops.Add(op is Contraction contraction ? Order(contraction, ops) : op);
        return program.With(ops);
    }

    private static Contraction Order(Contraction contraction, List<Op> ops)
    {
        if (contraction.Parts.All(part => Last(part.Right) == Last(part.Output)))
            return contraction;

        if (contraction.Parts.All(part => Last(part.Left) == Last(part.Output)))
            return With(contraction, part => part with { Left = part.Right, Right = part.Left });

        var tensor = contraction.Right.Tensor;
        var last = tensor.Rank - 1;
        if (tensor.Batched || last < 1 || contraction.Parts.Any(part => part.Right.Axes[last - 1].Unit != Last(part.Output)))
            throw new NotSupportedException($"No kernel reads {contraction.Formula}.");

        var transposed = new Tensor(tensor.Name + "ᵀ", TensorRole.Temporary, batched: false, new Shape(Swap(tensor.Shape.Axes)));
        ops.Add(new Transpose(transposed, tensor) { Origin = contraction.Origin });
        return With(contraction, part => part with { Right = new Operand(transposed, Swap(part.Right.Axes)) });
    }

    private static Contraction With(Contraction contraction, Func<ContractionPart, ContractionPart> change) =>
        new(contraction.Parts.Select(change).ToList()) { Origin = contraction.Origin };

    private static EquatableArray<T> Swap<T>(EquatableArray<T> axes)
        where T : IEquatable<T>
    {
        var swapped = axes.ToArray();
        Array.Reverse(swapped, swapped.Length - 2, 2);
        return swapped.ToEquatableArray();
    }

    private static LoopIndex? Last(Operand operand) => operand.Axes[operand.Axes.Count - 1].Unit;
}

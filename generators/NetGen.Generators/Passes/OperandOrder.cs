using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Kernels vectorise over a contraction's last output index, which must be the right operand's last axis too. Where it isn't
/// (dX = dY·Wᵀ), a transposed copy of the operand is made first.
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
        var vector = Last(contraction.Output);
        if (Last(contraction.Right) == vector)
            return contraction;

        if (Last(contraction.Left) == vector)
            return new Contraction(contraction.Output, contraction.Right, contraction.Left) { Origin = contraction.Origin };

        var (tensor, axes) = (contraction.Right.Tensor, contraction.Right.Axes);
        if (tensor.Batched || axes.Count != 2 || axes[0].Plain != vector)
            throw new NotSupportedException($"No kernel reads {contraction.Formula}.");

        var transposed = new Tensor(
            tensor.Name + "ᵀ", TensorRole.Temporary, batched: false, new Shape(tensor.Shape.Axes[1], tensor.Shape.Axes[0]));
        ops.Add(new Transpose(transposed, tensor) { Origin = contraction.Origin });
        var right = Operand.Of(transposed, axes[1].Plain!, vector!);
        return new Contraction(contraction.Output, contraction.Left, right) { Origin = contraction.Origin };
    }

    private static LoopIndex? Last(Operand operand) => operand.Axes[operand.Axes.Count - 1].Plain;
}

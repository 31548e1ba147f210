using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Prints the transform of 3×3 filters for Winograd's minimal filtering, or its adjoint: a call of the library for each panel.</summary>
internal static class WinogradFiltersKernel
{
    /// <summary>The kernel; its range counts numbers of a tap.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(WinogradFilters op)
    {
        var signature = new KernelSignature();
        var (input, output) = (signature.Reference(op.Input, "in"), signature.Reference(op.Output, "out"));
        signature.Integer("first");
        signature.Integer("last");
        var (method, summary) = op.IsAdjoint
            ? ("TransformGradient", $"{output} = Gᵀ · {input} · G: what the gradient of transformed 3×3 filters is for the filters")
            : ("TransformFilters", $"{output} = G · {input} · Gᵀ: 3×3 filters transformed for F(2×2, 3×3)");
        var text = new LaneKernelText(
            $"{method}{op.TapSize}", summary, signature.Parameters, op.TapSize, writer => Body(writer, op, method, input, output));
        return (text, signature);
    }

    private static void Body(CodeWriter writer, WinogradFilters op, string method, string input, string output)
    {
        var (from, to) = (input, output);
        using var loops = new Loops(writer);
        if (op.Panels > 1)
        {
            loops.Open($"for (nint panel = 0; panel < {Literal.Int(op.Panels)}; panel++)");
            from = new Address(0).Plus("panel", op.Input.Size / op.Panels).Reference(input);
            to = new Address(0).Plus("panel", op.Output.Size / op.Panels).Reference(output);
        }

        writer.Line($"Winograd.{method}<L, V>(ref {from}, ref {to}, {Literal.Int(op.TapSize)}, first, last);");
    }
}

using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Losses;

/// <summary>
/// A loss that is a sum over elements of an expression of the output <c>y</c> and the target <c>t</c>, divided by the batch and (for all
/// but the KL divergence) by the number of outputs.
/// </summary>
internal abstract record ElementwiseLoss : Loss
{
    public override TargetKind Target => TargetKind.Real;

    public override string Formula => FormulaPrinter.Print(Element(In(0), In(1)), slot => slot == 0 ? "y" : "t");

    /// <summary>Whether the mean is over outputs too, or only over samples.</summary>
    protected virtual bool AverageOverOutputs => true;

    /// <summary>The loss of one output.</summary>
    protected abstract Expr Element(Expr y, Expr t);

    public override Tensor Lower(LoweringContext context, Tensor output, Tensor target)
    {
        var rows = context.Reduce(Reduction.RowSum, "rows", Simplifier.Simplify(Element(In(0), In(1))), output, target);
        var sum = context.Reduce(Reduction.ColumnSum, "total", In(0), rows);
        Expr scale = Scalar(ScalarNames.InverseBatch);
        if (AverageOverOutputs && output.Size > 1)
            scale *= 1.0 / output.Size;
        return context.Map(new Shape(1), "mean", In(0) * scale, sum);
    }
}

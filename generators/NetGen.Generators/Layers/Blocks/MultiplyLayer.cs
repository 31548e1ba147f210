using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[Multiply&lt;TA, TB&gt;]</c>: the product of two branches, one of which may be a gate.</summary>
internal sealed record MultiplyLayer(EquatableArray<LayerStack> Branches) : ElementwiseBranchLayer(Branches)
{
    public override string Kind => "Multiply";

    protected override string Participle => "multiplied";

    protected override Expr Combine(Expr a, Expr b) => a * b;
}

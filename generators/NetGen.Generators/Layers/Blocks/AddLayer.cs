using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[Add&lt;TA, TB&gt;]</c>: the sum of two branches.</summary>
internal sealed record AddLayer(EquatableArray<LayerStack> Branches) : ElementwiseBranchLayer(Branches)
{
    public override string Kind => "Add";

    protected override string Participle => "added";

    protected override Expr Combine(Expr a, Expr b) => a + b;
}

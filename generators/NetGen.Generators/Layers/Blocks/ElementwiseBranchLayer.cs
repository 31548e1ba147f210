using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>Two branches that are combined element by element, where one may be spread over the other.</summary>
internal abstract record ElementwiseBranchLayer(EquatableArray<LayerStack> Branches) : BranchLayer(Branches)
{
    public sealed override ActivationKind? LastActivation => ActivationKind.Identity;

    /// <summary>What is done to the two, for messages: <c>added</c>.</summary>
    protected abstract string Participle { get; }

    protected abstract Expr Combine(Expr a, Expr b);

    protected sealed override Shape? Join(IReadOnlyList<Shape> branches) => Elementwise.Join(branches[0], branches[1]);

    protected sealed override Tensor Join(LoweringContext context, IReadOnlyList<Tensor> branches) =>
        Elementwise.Combine(context, "", Combine, branches[0], branches[1]);

    protected sealed override ShapeProblem Misfit(IReadOnlyList<Shape> branches) => new(
        DiagnosticIds.BranchesDoNotFit,
        null,
        Give(branches),
        $"the two are {Participle}, so they must have one shape, or one of them one value a channel or a position of the other");
}

using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Concat&lt;TA, TB, …&gt;]</c>: the branches' outputs, one behind the other along the last axis.</summary>
internal sealed record ConcatLayer(EquatableArray<LayerStack> Branches) : BranchLayer(Branches)
{
    public override string Kind => "Concat";

    // What all values went through, if that is one function.
    public override ActivationKind? LastActivation
    {
        get
        {
            var kinds = Branches.Select(branch => branch.LastActivation).Distinct().ToList();
            return kinds.Count == 1 ? kinds[0] : ActivationKind.Identity;
        }
    }

    protected override Shape? Join(IReadOnlyList<Shape> branches)
    {
        var others = Others(branches[0]);
        var last = branches.Sum(branch => (long)branch.Last);
        return branches.All(branch => Others(branch).SequenceEqual(others)) && last <= SizeLimits.MaxSize
            ? new Shape([.. others, (int)last])
            : null;
    }

    protected override ShapeProblem Misfit(IReadOnlyList<Shape> branches) => new(
        DiagnosticIds.BranchesDoNotFit,
        null,
        Give(branches),
        branches.All(branch => Others(branch).SequenceEqual(Others(branches[0])))
            ? $"together that is more than the limit of {SizeLimits.Text(SizeLimits.MaxSize)}"
            : "they are joined along the last axis, so all other axes must agree");

    protected override Tensor Join(LoweringContext context, IReadOnlyList<Tensor> branches)
    {
        var shape = Join(branches.Select(branch => branch.Shape).ToList())!.Value;
        var output = context.Temporary(shape);
        context.Emit(Rearrange.Concatenate(output, shape.Rank - 1, branches));
        return output;
    }

    private static Integers Others(Shape shape) => shape.Axes.Take(shape.Rank - 1);
}

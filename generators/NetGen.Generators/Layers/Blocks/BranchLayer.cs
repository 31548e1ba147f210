using System.Globalization;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>A layer whose blocks all get its input, and which makes one output of theirs.</summary>
internal abstract record BranchLayer(EquatableArray<LayerStack> Branches) : CompositeLayer
{
    /// <summary>The type parameters of the attributes, in order.</summary>
    public static readonly string[] Arguments = ["TA", "TB", "TC", "TD", "TE", "TF"];

    public override string Description => $"{Kind}<{string.Join(", ", Branches.Select(branch => branch.Block))}>";

    public override Shape? FixedOutputShape
    {
        get
        {
            var shapes = Branches.Select(branch => branch.FixedOutputShape).OfType<Shape>().ToList();
            return shapes.Count == Branches.Count ? Join(shapes) : null;
        }
    }

    public override Shape OutputShape(Shape input)
    {
        var shapes = Shapes(input);
        return Join(shapes) ?? shapes[0];
    }

    public override ShapeProblem? ShapeProblem(Shape input)
    {
        for (var i = 0; i < Branches.Count; i++)
        {
            if (Branches[i].ShapeProblem(input) is { } problem)
                return problem with { Argument = Arguments[i] };
        }

        var shapes = Shapes(input);
        return Join(shapes) is null ? Misfit(shapes) : null;
    }

    public override long CountLayers() => 1 + Branches.Sum(branch => branch.LayerCount);

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var outputs = Branches.Select((branch, i) => branch.Lower(context, Prefix(i), input)).ToList();
        return Join(context, outputs);
    }

    /// <summary>The shape of what the branches' outputs are joined to; null if they don't fit.</summary>
    protected abstract Shape? Join(IReadOnlyList<Shape> branches);

    protected abstract Tensor Join(LoweringContext context, IReadOnlyList<Tensor> branches);

    /// <summary>Why the branches don't fit.</summary>
    protected abstract ShapeProblem Misfit(IReadOnlyList<Shape> branches);

    protected sealed override IEnumerable<BlockUse> Uses(Shape input) =>
        Branches.Select((branch, i) => new BlockUse(Prefix(i), branch, input));

    /// <summary><c>its branches give 8×8×4 and 4×4×4</c>.</summary>
    protected static string Give(IReadOnlyList<Shape> branches) =>
        $"its branches give {string.Join(", ", branches.Take(branches.Count - 1))} and {branches[branches.Count - 1]}";

    private List<Shape> Shapes(Shape input) => Branches.Select(branch => branch.OutputShape(input)).ToList();

    private static string Prefix(int i) => i.ToString(CultureInfo.InvariantCulture) + ".";
}

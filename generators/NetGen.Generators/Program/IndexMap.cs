using System.Globalization;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Program;

/// <summary>A loop of a contraction: its name and how often it runs; <see cref="Batch"/> for the batch's extent.</summary>
internal sealed record LoopIndex(string Name, int Extent)
{
    public const int Batch = -1;

    public bool IsBatch => Extent == Batch;

    public override string ToString() => Name;
}

/// <summary>One axis of a tensor as an affine function of loop indices: Σ coefficient · index + offset.</summary>
internal sealed record AxisMap(EquatableArray<AxisTerm> Terms, int Offset)
{
    public static AxisMap Of(LoopIndex index) => new(EquatableArray.Of(new AxisTerm(index, 1)), 0);

    /// <summary>The index when this axis is just that index.</summary>
    public LoopIndex? Plain => Terms.Count == 1 && Terms[0].Coefficient == 1 && Offset == 0 ? Terms[0].Index : null;

    public override string ToString()
    {
        var terms = Terms.Select(t =>
            t.Coefficient == 1 ? t.Index.Name : t.Coefficient.ToString(CultureInfo.InvariantCulture) + t.Index.Name);
        var sum = string.Join(" + ", terms);
        return Offset == 0 ? sum : $"{sum} + {Offset.ToString(CultureInfo.InvariantCulture)}";
    }
}

internal sealed record AxisTerm(LoopIndex Index, int Coefficient);

/// <summary>How loop indices address a tensor: one <see cref="AxisMap"/> an axis, the batch axis first where there is one.</summary>
internal sealed record Operand(Tensor Tensor, EquatableArray<AxisMap> Axes)
{
    public static Operand Of(Tensor tensor, params LoopIndex[] indices) => new(tensor, indices.Select(AxisMap.Of).ToEquatableArray());

    public IEnumerable<LoopIndex> Indices => Axes.SelectMany(axis => axis.Terms).Select(term => term.Index).Distinct();

    public bool IsPlain => Axes.All(axis => axis.Plain is not null);

    public override string ToString() => $"{Tensor.Name}[{string.Join(", ", Axes)}]";
}

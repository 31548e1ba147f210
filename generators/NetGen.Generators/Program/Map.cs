using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Program;

/// <summary>
/// Scalar expressions evaluated at every point of a space, from tensors that have that space's shape or broadcast into it. Each output
/// is stored point by point, or reduced: a loss and its gradient, or a sum and what it is the sum of, come out of one pass.
/// </summary>
internal sealed class Map(Space space, IReadOnlyList<Tensor> inputs, IReadOnlyList<MapOutput> results) : Op
{
    public Space Space { get; } = space;

    /// <summary>What the expressions' slots refer to.</summary>
    public override IReadOnlyList<Tensor> Inputs { get; } = inputs;

    public IReadOnlyList<MapOutput> Results { get; } = results;

    public override IReadOnlyList<Tensor> Outputs { get; } = results.Select(result => result.Target).ToList();

    public override string Formula => string.Join("; ", Results.Select(result => FormulaPrinter.Print(result, Inputs, StoredAs(result) is { } stored ? Outputs[stored].Name : null)));

    /// <summary>Which output stores, point by point, what another one reduces; null if none does, or if it is nothing but an input.</summary>
    public int? StoredAs(MapOutput reduced)
    {
        for (var i = 0; reduced.Reduction != Reduction.None && reduced.Value is not Input && i < Results.Count; i++)
        {
            if (Results[i].Reduction == Reduction.None && Results[i].Value == reduced.Value)
                return i;
        }

        return null;
    }

    /// <summary>One stored output, in the space of its target.</summary>
    public static Map Store(Tensor target, Expr value, params Tensor[] inputs) =>
        new(Space.Of(target), inputs, [new MapOutput(target, value, Reduction.None)]);

    /// <summary>One reduced output over the space of the first input.</summary>
    public static Map Reduce(Tensor target, Reduction reduction, Expr value, params Tensor[] inputs) =>
        new(Space.Of(inputs[0]), inputs, [new MapOutput(target, value, reduction)]);

    /// <summary>
    /// d input = Σ over outputs of (d output) · ∂output/∂input, summed over the axes that the input was broadcast along.
    /// </summary>
    public override void Differentiate(Adjoint adjoint) => MapAdjoint.Differentiate(this, adjoint);
}

/// <summary>An output of a <see cref="Map"/>.</summary>
internal sealed record MapOutput(Tensor Target, Expr Value, Reduction Reduction)
{
    // Written out: .NET's comparer of an enum is compiled where it is first met.
    public bool Equals(MapOutput? other) => other is not null && Target == other.Target && Value == other.Value && Reduction == other.Reduction;

    public override int GetHashCode() => unchecked((Target.GetHashCode() * 397) + Value.GetHashCode());
}

/// <summary>How the values over the space become an output.</summary>
internal enum Reduction
{
    /// <summary>Stored, one value a point.</summary>
    None,

    /// <summary>Summed over columns: one value a row.</summary>
    RowSum,

    /// <summary>The maximum over columns. Its gradient is not propagated: it is used as a shift that cancels.</summary>
    RowMax,

    /// <summary>Summed over all rows of all samples: one value a column.</summary>
    ColumnSum,

    /// <summary>Summed over the rows of a sample: one value a column and sample.</summary>
    SampleColumnSum,
}

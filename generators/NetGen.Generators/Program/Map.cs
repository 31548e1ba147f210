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

    public override IReadOnlyList<Tensor> Outputs => Results.Select(result => result.Target).ToList();

    public override string Formula => string.Join("; ", Results.Select(result => FormulaPrinter.Print(result, Inputs)));

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
internal sealed record MapOutput(Tensor Target, Expr Value, Reduction Reduction);

/// <summary>How the values over the space become an output.</summary>
internal enum Reduction
{
    /// <summary>Stored, one value a point.</summary>
    None,

    /// <summary>Summed over columns: one value a row.</summary>
    RowSum,

    /// <summary>The maximum over columns. Its gradient is not propagated: it is used as a shift that cancels.</summary>
    RowMax,

    /// <summary>Summed over rows: one value a column.</summary>
    ColumnSum,
}

/// <summary>
/// The points of a map, as rows × columns: rows are the batch (where there is one) times <paramref name="RowsPerSample"/>, columns are
/// contiguous.
/// </summary>
internal sealed record Space(bool Batched, int RowsPerSample, int Columns)
{
    public static Space Of(Tensor tensor) => new(tensor.Batched, 1, tensor.Size);

    /// <summary>How an input spreads over the space.</summary>
    public Broadcast BroadcastOf(Tensor tensor)
    {
        var rows = tensor.Batched == Batched ? RowsPerSample : 1;
        if (tensor.Batched == Batched && tensor.Size == RowsPerSample * Columns)
            return Broadcast.None;
        if (tensor.Batched == Batched && Batched && tensor.Size == rows)
            return Broadcast.AlongColumns;
        if (!tensor.Batched && tensor.Size == 1)
            return Broadcast.Everywhere;
        if (!tensor.Batched && tensor.Size == Columns)
            return Broadcast.AlongRows;
        throw new InvalidOperationException($"{tensor} does not broadcast into {this}.");
    }
}

internal enum Broadcast
{
    /// <summary>One element a point.</summary>
    None,

    /// <summary>One element a column, the same for every row (a bias).</summary>
    AlongRows,

    /// <summary>One element a row, the same for every column (a row's maximum).</summary>
    AlongColumns,

    /// <summary>One element.</summary>
    Everywhere,
}

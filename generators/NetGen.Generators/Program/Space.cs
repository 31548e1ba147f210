using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// The points of a map, as rows × columns: rows are the batch (where there is one) times <paramref name="RowsPerSample"/> (the pixels of
/// an image), columns are contiguous (its channels).
/// </summary>
internal sealed record Space(bool Batched, int RowsPerSample, int Columns)
{
    /// <summary>The tensor's points: the last axis of a sample as columns; what has no batch axis is one long row.</summary>
    public static Space Of(Tensor tensor) =>
        tensor.Batched ? new(true, tensor.Size / tensor.Shape.Last, tensor.Shape.Last) : Flat(tensor);

    /// <summary>The tensor's points as one long row (a sample, where it is batched).</summary>
    public static Space Flat(Tensor tensor) => new(tensor.Batched, 1, tensor.Size);

    /// <summary>
    /// The shape of what a reduction leaves. A value a row keeps a last axis of 1, which tells it from a value a column.
    /// </summary>
    public Shape ShapeOf(Reduction reduction) => reduction switch
    {
        Reduction.RowSum or Reduction.RowMax => RowsPerSample == 1 ? new Shape(1) : new Shape(RowsPerSample, 1),
        Reduction.ColumnSum or Reduction.SampleColumnSum => new Shape(Columns),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "Not a reduction."),
    };

    /// <summary>How an input spreads over the space.</summary>
    public Broadcast BroadcastOf(Tensor tensor)
    {
        if (tensor.Batched == Batched && tensor.Size == RowsPerSample * Columns)
            return Broadcast.None;
        if (!tensor.Batched && tensor.Size == 1)
            return Broadcast.Everywhere;
        if (!tensor.Batched && tensor.Size == Columns)
            return Broadcast.AlongRows;
        if (tensor.Batched && tensor.Size == RowsPerSample && tensor.Shape.Last == 1)
            return Broadcast.AlongColumns;
        if (tensor.Batched && tensor.Size == Columns)
            return Broadcast.AlongSampleRows;
        if (tensor.Batched && tensor.Size == 1)
            return Broadcast.AlongSample;
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

    /// <summary>One element a column and sample, the same for every row of the sample (a gate on channels).</summary>
    AlongSampleRows,

    /// <summary>One element a sample.</summary>
    AlongSample,
}

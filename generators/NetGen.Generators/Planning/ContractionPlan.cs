using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// A contraction as its kernel sees it: rows × columns of sums over a depth, constant strides everywhere. The order in which a sum is
/// added up is decided here, from the shape alone, and is the same in every kernel of the layer.
/// </summary>
internal sealed class ContractionPlan
{
    private ContractionPlan(Contraction contraction)
    {
        Contraction = contraction;
        var output = contraction.Output;
        var column = output.Axes[output.Axes.Count - 1].Plain;
        var row = output.Indices.Single(index => index != column);
        var depth = contraction.Parts[0].Reduction.Single();
        RowIndex = row;
        DepthIndex = depth;
        Columns = output.Tensor.Shape.Last;
        OutputRowStride = StrideOf(output, row);
        LeftRowStride = StrideOf(contraction.Left, row);
        LeftDepthStride = StrideOf(contraction.Left, depth);
        RightDepthStride = StrideOf(contraction.Right, depth);
        PartialSums = depth.IsBatch ? 1 : PartialSumsFor(Columns, depth.Extent);
    }

    public Contraction Contraction { get; }

    public LoopIndex RowIndex { get; }

    public LoopIndex DepthIndex { get; }

    public int Columns { get; }

    public int OutputRowStride { get; }

    public int LeftRowStride { get; }

    public int LeftDepthStride { get; }

    public int RightDepthStride { get; }

    /// <summary>
    /// Into how many interleaved partial sums the depth is split. One row of few columns has too few independent sums to keep the
    /// multiply-add units busy (two a cycle, four cycles each): partial sums make up for it.
    /// </summary>
    public int PartialSums { get; }

    public static ContractionPlan Of(Contraction contraction) => new(contraction);

    private static int PartialSumsFor(int columns, int depth)
    {
        const int WidestVector = 16;
        var vectors = (columns + WidestVector - 1) / WidestVector;
        var wanted = vectors >= 8 ? 1 : vectors >= 4 ? 2 : 4;
        while (wanted > 1 && depth < 4 * wanted)
            wanted /= 2;
        return wanted;
    }

    private static int StrideOf(Operand operand, LoopIndex index)
    {
        var batched = operand.Tensor.Batched;
        var stride = 0;
        for (var axis = 0; axis < operand.Axes.Count; axis++)
        {
            foreach (var term in operand.Axes[axis].Terms)
            {
                if (term.Index == index)
                    stride += term.Coefficient * AxisStride(operand.Tensor, batched ? axis - 1 : axis);
            }
        }

        return stride;
    }

    private static int AxisStride(Tensor tensor, int axis) => axis < 0
        ? tensor.Size
        : tensor.Shape.Axes.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent);
}

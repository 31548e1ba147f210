using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// A loop of a kernel: how often it runs, and how far each step goes in the three tensors of a contraction.
/// </summary>
/// <param name="Name">What the comments call the index.</param>
/// <param name="Extent">How often it runs; for a loop over the batch, how often for each sample.</param>
/// <param name="IsBatch">Whether it goes over the batch.</param>
internal sealed record PlannedLoop(string Name, int Extent, bool IsBatch, int Output, int Left, int Right)
{
    /// <summary>Whether this loop, run inside of <paramref name="outer"/>, only continues its steps, so that the two are one longer loop.</summary>
    public bool Continues(PlannedLoop outer) =>
        !IsBatch
        && outer.Output == (long)Output * Extent
        && outer.Left == (long)Left * Extent
        && outer.Right == (long)Right * Extent;

    /// <summary>The one loop that takes the place of <paramref name="outer"/> with this loop inside.</summary>
    public PlannedLoop Join(PlannedLoop outer) => this with
    {
        Name = outer.IsBatch ? outer.Name : Name,
        Extent = checked(Extent * outer.Extent),
        IsBatch = outer.IsBatch,
    };

    /// <summary>How often loops in one another run.</summary>
    public static long Product(IEnumerable<PlannedLoop> loops)
    {
        var product = 1L;
        foreach (var loop in loops)
            product *= loop.Extent;
        return product;
    }

    public static PlannedLoop Of(LoopIndex index, ContractionPart part) => new(
        index.Name,
        index.IsBatch ? 1 : index.Extent,
        index.IsBatch,
        StrideOf(part.Output, index),
        StrideOf(part.Left, index),
        StrideOf(part.Right, index));

    /// <summary>Where an operand starts: what the offsets of its axes add up to.</summary>
    public static int StartOf(Operand operand)
    {
        var start = 0;
        for (var axis = 0; axis < operand.Axes.Count; axis++)
            start = checked(start + (operand.Axes[axis].Offset * AxisStride(operand, axis)));
        return start;
    }

    private static int StrideOf(Operand operand, LoopIndex index)
    {
        var stride = 0;
        for (var axis = 0; axis < operand.Axes.Count; axis++)
        {
            var terms = operand.Axes[axis].Terms;
            for (var i = 0; i < terms.Count; i++)
            {
                if (terms[i].Index == index)
                    stride = checked(stride + (terms[i].Coefficient * AxisStride(operand, axis)));
            }
        }

        return stride;
    }

    private static int AxisStride(Operand operand, int axis) => operand.Tensor.Shape.SizeFrom(operand.Tensor.Batched ? axis : axis + 1);
}

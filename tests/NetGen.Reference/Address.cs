using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Where an operand's element for a combination of loop indices lies in its tensor.</summary>
internal sealed class Address
{
    private readonly Axis[] _axes;

    /// <param name="operand">The tensor and its index maps.</param>
    /// <param name="indices">All loops, in the order in which <see cref="Of"/> gets their values.</param>
    /// <param name="batch">The extent of the batch axis.</param>
    public Address(Operand operand, List<LoopIndex> indices, int batch)
    {
        var extents = operand.Tensor.Shape.Axes.ToList();
        if (operand.Tensor.Batched)
            extents.Insert(0, batch);
        if (extents.Count != operand.Axes.Count)
            throw new InvalidOperationException($"{operand} needs one index map for each of the {extents.Count} axes.");

        _axes = [.. operand.Axes.Zip(extents, (axis, extent) => new Axis(
            axis.Offset,
            [.. axis.Terms.Select(term => (indices.IndexOf(term.Index), term.Coefficient))],
            axis.Terms.Where(term => term.Index == indices[^1]).Sum(term => term.Coefficient),
            extent))];
        foreach (var axis in _axes)
            Step = (Step * axis.Extent) + axis.CoefficientOfLast;
    }

    /// <summary>How far apart the elements of neighbouring values of the last loop are.</summary>
    public int Step { get; }

    /// <summary>The loops of a part, in the order in which its output, its left operand and its right one name them.</summary>
    public static List<LoopIndex> LoopsOf(ContractionPart part) =>
        [.. part.Output.Indices.Concat(part.Left.Indices).Concat(part.Right.Indices).Distinct()];

    /// <summary>Every combination of indices, the last one fastest; the array is the same each time.</summary>
    public static IEnumerable<int[]> Points(List<LoopIndex> indices, int batch)
    {
        var extents = indices.Select(index => index.IsBatch ? batch : index.Extent).ToArray();
        var point = new int[extents.Length];
        if (extents.Contains(0))
            yield break;

        while (true)
        {
            yield return point;
            var axis = extents.Length - 1;
            while (axis >= 0 && ++point[axis] == extents[axis])
                point[axis--] = 0;
            if (axis < 0)
                yield break;
        }
    }

    /// <summary>The row-major position; null where an axis is out of range.</summary>
    public int? Of(int[] point)
    {
        var address = 0;
        foreach (var axis in _axes)
        {
            var at = axis.At(point);
            if (at < 0 || at >= axis.Extent)
                return null;

            address = (address * axis.Extent) + at;
        }

        return address;
    }

    /// <summary>
    /// The row-major position for a point that may be outside, as it would be if the axes went on; with <see cref="Step"/> it leads to those of the last loop that are
    /// <see cref="Inside">inside</see>.
    /// </summary>
    public int Unbounded(int[] point)
    {
        var address = 0;
        foreach (var axis in _axes)
            address = (address * axis.Extent) + axis.At(point);
        return address;
    }

    /// <summary>The values of the last loop for which no axis is out of range, if it has <paramref name="extent"/> of them and the others are as at a point.</summary>
    /// <param name="point">Where the last loop is at 0.</param>
    /// <param name="extent">How many values the last loop has.</param>
    /// <returns>The first, and the one behind the last; the same if there is none.</returns>
    public (int First, int End) Inside(int[] point, int extent)
    {
        var (first, end) = (0, extent);
        foreach (var axis in _axes)
        {
            var at = axis.At(point);
            switch (axis.CoefficientOfLast)
            {
                case 0 when at < 0 || at >= axis.Extent:
                    return (0, 0);
                case > 0 and var forward:
                    first = Math.Max(first, Ceiling(-at, forward));
                    end = Math.Min(end, Ceiling(axis.Extent - at, forward));
                    break;
                case < 0 and var backward:
                    first = Math.Max(first, Ceiling(at - axis.Extent + 1, -backward));
                    end = Math.Min(end, Ceiling(at + 1, -backward));
                    break;
            }
        }

        return (first, Math.Max(first, end));
    }

    private static int Ceiling(int number, int divisor) => (number / divisor) + (number > 0 && number % divisor != 0 ? 1 : 0);

    // Of a tensor: Σ coefficient · index + offset.
    private sealed record Axis(int Offset, (int Position, int Coefficient)[] Terms, int CoefficientOfLast, int Extent)
    {
        public int At(int[] point)
        {
            var at = Offset;
            foreach (var (position, coefficient) in Terms)
                at += coefficient * point[position];
            return at;
        }
    }
}

using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Where an operand's element for a combination of loop indices lies in its tensor.</summary>
internal sealed class Address
{
    private readonly List<(int Offset, List<(int Position, int Coefficient)> Terms, int Extent)> _axes = [];

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

        foreach (var (axis, extent) in operand.Axes.Zip(extents))
            _axes.Add((axis.Offset, [.. axis.Terms.Select(term => (indices.IndexOf(term.Index), term.Coefficient))], extent));
    }

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
        foreach (var (offset, terms, extent) in _axes)
        {
            var at = offset;
            foreach (var (position, coefficient) in terms)
                at += coefficient * point[position];
            if (at < 0 || at >= extent)
                return null;

            address = (address * extent) + at;
        }

        return address;
    }
}

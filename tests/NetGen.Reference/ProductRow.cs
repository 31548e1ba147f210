using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Products of a contraction that follow each other in its innermost loop: where the first one's operands and its sum are, and how far apart the next ones'.</summary>
/// <param name="Output">Where the first product is added.</param>
/// <param name="Left">Where its left factor is.</param>
/// <param name="Right">Where its right factor is.</param>
/// <param name="Steps">From each product's places to the next one's.</param>
/// <param name="Count">How many there are, at least one.</param>
internal readonly record struct ProductRow(int Output, int Left, int Right, (int Output, int Left, int Right) Steps, int Count)
{
    /// <summary>
    /// All products of a part, in the order of its loops: those of which an index map leads an operand outside of its tensor (padding is zero there), or outside of the output, are left out.
    /// </summary>
    /// <param name="part">The part, which has a loop.</param>
    /// <param name="batch">The number of samples.</param>
    public static IEnumerable<ProductRow> Of(ContractionPart part, int batch)
    {
        var indices = Address.LoopsOf(part);
        var (output, left, right) = (new Address(part.Output, indices, batch), new Address(part.Left, indices, batch), new Address(part.Right, indices, batch));
        var steps = (output.Step, left.Step, right.Step);
        var operands = new[] { output, left, right };
        var extent = indices[^1].IsBatch ? batch : indices[^1].Extent;
        var point = new int[indices.Count];
        foreach (var other in Address.Points(indices[..^1], batch))
        {
            other.CopyTo(point, 0);
            var (first, end) = (0, extent);
            foreach (var operand in operands)
            {
                var inside = operand.Inside(point, extent);
                (first, end) = (Math.Max(first, inside.First), Math.Min(end, inside.End));
            }

            if (first >= end)
                continue;
            yield return new ProductRow(
                output.Unbounded(point) + (first * output.Step), left.Unbounded(point) + (first * left.Step), right.Unbounded(point) + (first * right.Step), steps, end - first);
        }
    }
}

using NetGen.Generators.Program;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Sums of products with their float error.</summary>
internal static class NoisyContraction
{
    public static Noisy[] Run(Contraction op, int batch, Dictionary<Tensor, Noisy[]> values)
    {
        var output = op.Output.Tensor;
        var results = new Noisy[output.Size * (output.Batched ? batch : 1)];
        foreach (var part in op.Parts)
            Run(part, batch, values, results);
        return results;
    }

    private static void Run(ContractionPart part, int batch, Dictionary<Tensor, Noisy[]> values, Noisy[] results)
    {
        var outer = part.Output.Indices.ToArray();
        var inner = part.Reduction.ToArray();
        var (left, right) = (values[part.Left.Tensor], values[part.Right.Tensor]);
        var outputs = Addresses(part.Output, outer, batch);
        var (leftRows, rightRows) = (Addresses(part.Left, outer, batch), Addresses(part.Right, outer, batch));
        var (leftDepths, rightDepths) = (Steps(part.Left, inner, batch), Steps(part.Right, inner, batch));

        for (var i = 0; i < outputs.Length; i++)
        {
            var sum = new NoisySum();
            for (var j = 0; j < leftDepths.Length; j++)
                sum.AddProduct(left[leftRows[i] + leftDepths[j]], right[rightRows[i] + rightDepths[j]]);
            results[outputs[i]] = sum.Total();
        }
    }

    /// <summary>Where the operand is for each combination of these indices, the last one fastest, with all others at 0.</summary>
    private static int[] Addresses(Operand operand, LoopIndex[] indices, int batch)
    {
        var strides = Strides(operand.Tensor);
        var start = operand.Axes.Select((axis, i) => axis.Offset * strides[i]).Sum();
        return Array.ConvertAll(Steps(operand, indices, batch), step => start + step);
    }

    /// <summary>What each combination of these indices adds to the operand's address, the last index fastest.</summary>
    private static int[] Steps(Operand operand, LoopIndex[] indices, int batch)
    {
        var strides = Strides(operand.Tensor);
        int[] steps = [0];
        foreach (var index in indices)
        {
            var stride = operand.Axes.Select((axis, i) => strides[i] * axis.Terms.Where(term => term.Index == index).Sum(term => term.Coefficient)).Sum();
            steps = [.. from step in steps from i in Enumerable.Range(0, index.IsBatch ? batch : index.Extent) select step + (i * stride)];
        }

        return steps;
    }

    private static int[] Strides(Tensor tensor)
    {
        var strides = new int[tensor.Rank];
        var (stride, extents) = (1, tensor.Shape.Axes);
        for (var axis = strides.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            var extent = axis - (strides.Length - extents.Count);
            stride *= extent >= 0 ? extents[extent] : 1;
        }

        return strides;
    }
}

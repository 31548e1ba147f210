using NetGen.Generators.Program;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Sums of products with their float error.</summary>
internal static class NoisyContraction
{
    public static Noisy[] Run(Contraction op, int batch, Dictionary<Tensor, Noisy[]> values)
    {
        var outer = op.Output.Indices.ToArray();
        var inner = op.Reduction.ToArray();
        var (left, right) = (values[op.Left.Tensor], values[op.Right.Tensor]);
        var outputs = Addresses(op.Output, outer, batch);
        var (leftRows, rightRows) = (Addresses(op.Left, outer, batch), Addresses(op.Right, outer, batch));
        var (leftDepths, rightDepths) = (Addresses(op.Left, inner, batch), Addresses(op.Right, inner, batch));

        var results = new Noisy[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var sum = new NoisySum();
            for (var j = 0; j < leftDepths.Length; j++)
                sum.AddProduct(left[leftRows[i] + leftDepths[j]], right[rightRows[i] + rightDepths[j]]);
            results[outputs[i]] = sum.Total();
        }

        return results;
    }

    /// <summary>What each combination of these indices adds to the operand's address, the last index fastest.</summary>
    private static int[] Addresses(Operand operand, LoopIndex[] indices, int batch)
    {
        if (operand.Axes.Any(axis => axis.Plain is null))
            throw new NotSupportedException($"{operand} needs padding and strides.");

        int[] addresses = [0];
        foreach (var index in indices)
        {
            var stride = Stride(operand, index);
            addresses = [.. from address in addresses from i in Enumerable.Range(0, index.IsBatch ? batch : index.Extent) select address + (i * stride)];
        }

        return addresses;
    }

    private static int Stride(Operand operand, LoopIndex index)
    {
        var (stride, sum) = (1, 0);
        var extents = operand.Tensor.Shape.Axes.ToList();
        for (var axis = operand.Axes.Count - 1; axis >= 0; axis--)
        {
            if (operand.Axes[axis].Plain == index)
                sum += stride;
            var extent = axis - (operand.Axes.Count - extents.Count);
            stride *= extent >= 0 ? extents[extent] : 1;
        }

        return sum;
    }
}

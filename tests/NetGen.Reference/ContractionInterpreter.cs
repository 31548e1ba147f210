using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>
/// Sums products over every combination of loop indices: a loop in a loop for each index, whatever it is for. An operand that an index
/// map leads outside of its tensor is zero there (padding); so is nothing added outside of the output.
/// </summary>
internal static class ContractionInterpreter
{
    public static void Run(Contraction op, Execution execution)
    {
        var sums = Sums(op, execution);
        if (op.Epilogue is not { } epilogue)
        {
            execution.Write(op.Output.Tensor, sums);
            return;
        }

        var inputs = new List<Func<int, int, double>> { MapInterpreter.Element(epilogue.Space, op.Output.Tensor, sums) };
        inputs.AddRange(epilogue.Inputs.Skip(1).Select(tensor => MapInterpreter.Element(epilogue.Space, tensor, execution.Read(tensor))));
        foreach (var (target, values) in MapInterpreter.Evaluate(epilogue, execution, inputs))
            execution.Write(target, values);
    }

    private static double[] Sums(Contraction op, Execution execution)
    {
        var indices = op.Output.Indices.Concat(op.Left.Indices).Concat(op.Right.Indices).Distinct().ToList();
        var output = new Address(op.Output, indices, execution);
        var left = new Address(op.Left, indices, execution);
        var right = new Address(op.Right, indices, execution);
        var (a, b) = (execution.Read(op.Left.Tensor), execution.Read(op.Right.Tensor));
        var sums = new double[execution.LengthOf(op.Output.Tensor)];

        foreach (var point in Points([.. indices.Select(index => index.IsBatch ? execution.Batch : index.Extent)]))
        {
            if (output.Of(point) is { } target && left.Of(point) is { } i && right.Of(point) is { } j)
                sums[target] += a[i] * b[j];
        }

        return sums;
    }

    /// <summary>Every combination of indices, the last one fastest; the array is the same each time.</summary>
    private static IEnumerable<int[]> Points(int[] extents)
    {
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

    /// <summary>Where an operand's element for a combination of indices lies in its tensor.</summary>
    private sealed class Address
    {
        private readonly List<(int Offset, List<(int Position, int Coefficient)> Terms, int Extent)> _axes = [];

        public Address(Operand operand, List<LoopIndex> indices, Execution execution)
        {
            var extents = operand.Tensor.Shape.Axes.ToList();
            if (operand.Tensor.Batched)
                extents.Insert(0, execution.Batch);
            if (extents.Count != operand.Axes.Count)
                throw new InvalidOperationException($"{operand} needs one index map for each of the {extents.Count} axes.");

            foreach (var (axis, extent) in operand.Axes.Zip(extents))
                _axes.Add((axis.Offset, [.. axis.Terms.Select(term => (indices.IndexOf(term.Index), term.Coefficient))], extent));
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
}

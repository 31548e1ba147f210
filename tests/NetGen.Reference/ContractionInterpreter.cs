using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>
/// Sums products over every combination of loop indices: a loop in a loop for each index, whatever it is for (and whether or not a kernel
/// takes them by Winograd's minimal filtering); the innermost as a <see cref="ProductRow"/>. An operand that an index map leads outside of its tensor is zero there (padding); so is
/// nothing added outside of the output.
/// </summary>
internal static class ContractionInterpreter
{
    public static void Run(Contraction op, Execution execution)
    {
        var (sums, region) = Sums(op, execution);
        if (op.Epilogue is not { } epilogue)
        {
            execution.Write(op.Output.Tensor, sums);
            return;
        }

        var inputs = new List<Func<int, int, double>> { MapInterpreter.Element(epilogue.Space, op.Output.Tensor, sums) };
        inputs.AddRange(epilogue.Inputs.Skip(1).Select(tensor => MapInterpreter.Element(epilogue.Space, tensor, execution.Read(tensor))));
        foreach (var (target, values) in MapInterpreter.Evaluate(epilogue, execution, inputs))
            execution.Write(target, op.FillsRest ? [.. values.Select((value, i) => region[i] == 0 ? 0 : value)] : values);
    }

    private static (double[] Sums, int[] Region) Sums(Contraction op, Execution execution)
    {
        var sums = new double[execution.LengthOf(op.Output.Tensor)];
        var region = new int[sums.Length];
        for (var part = 0; part < op.Parts.Count; part++)
        {
            foreach (var target in Region(op.Parts[part].Output, execution))
            {
                if (region[target] != 0 && region[target] != part + 1)
                    throw new InvalidOperationException($"{op.Formula}: two parts write element {target}.");
                region[target] = part + 1;
            }

            Add(op.Parts[part], execution, sums);
        }

        // A single part may leave elements out (a scattered gradient); several must be the whole output between them.
        if (op.Parts.Count > 1 && Array.IndexOf(region, 0) is var missing and >= 0)
            throw new InvalidOperationException($"{op.Formula}: no part writes element {missing}.");
        return (sums, region);
    }

    private static IEnumerable<int> Region(Operand output, Execution execution)
    {
        var indices = output.Indices.ToList();
        var address = new Address(output, indices, execution.Batch);
        return Address.Points(indices, execution.Batch).Select(address.Of).OfType<int>();
    }

    private static void Add(ContractionPart part, Execution execution, double[] sums)
    {
        var (a, b) = (execution.Read(part.Left.Tensor), execution.Read(part.Right.Tensor));
        foreach (var (target, i, j, steps, count) in ProductRow.Of(part, execution.Batch))
        {
            for (var k = 0; k < count; k++)
                sums[target + (k * steps.Output)] += a[i + (k * steps.Left)] * b[j + (k * steps.Right)];
        }
    }
}

using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>
/// Copies element by element, and refuses what a kernel couldn't do: a place outside of a tensor, an element that gets two values, or one
/// that gets none where the op promises to reach them all.
/// </summary>
internal static class RearrangeInterpreter
{
    public static void Run(Rearrange op, Execution execution)
    {
        var result = new double[execution.LengthOf(op.Output)];
        var written = new bool[result.Length];
        foreach (var part in op.Parts)
        {
            var source = execution.Read(part.Input.Tensor);
            var indices = part.Output.Indices.Concat(part.Input.Indices).Distinct().ToList();
            var output = new Address(part.Output, indices, execution.Batch);
            var input = new Address(part.Input, indices, execution.Batch);
            foreach (var point in Address.Points(indices, execution.Batch))
            {
                if (output.Of(point) is not { } to || input.Of(point) is not { } from)
                    throw new InvalidOperationException($"{op.Formula}: ({string.Join(", ", point)}) is outside of a tensor.");
                if (written[to])
                    throw new InvalidOperationException($"{op.Formula}: element {to} is copied twice.");

                result[to] = source[from];
                written[to] = true;
            }
        }

        if (!op.FillsRest && Array.IndexOf(written, false) is var missing and >= 0)
            throw new InvalidOperationException($"{op.Formula}: element {missing} is left out.");
        execution.Write(op.Output, result);
    }
}

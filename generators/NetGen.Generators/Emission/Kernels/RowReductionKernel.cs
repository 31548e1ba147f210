using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Row by row, with a sum or maximum of each; how a row is added up is <see cref="RowPass"/>'s matter.</summary>
internal sealed class RowReductionKernel(Map map) : MapKernel(map)
{
    private bool ReadsSamples =>
        Map.Inputs.Any(input => Map.Space.BroadcastOf(input) is Broadcast.AlongSampleRows or Broadcast.AlongSample);

    protected override KernelText Text()
    {
        Signature.RangeScale = RowsPerSample;
        if (ReadsSamples)
            Signature.Constant("rowsPerSample", RowsPerSample);
        return new WidthKernelText(
            $"ReduceRows{Literal.Int(Columns)}", Summary($"in rows of {Literal.Int(Columns)} columns"), Signature.Parameters, Body);
    }

    private void Body(CodeWriter writer, VectorWidth width)
    {
        using var rows = writer.Braces("for (var row = first; row < last; row++)");
        if (ReadsSamples)
            writer.Line("var sample = row / rowsPerSample;");

        // A row's elements are reached from its first one.
        var references = new HashSet<string>();
        for (var slot = 0; slot < Inputs.Count; slot++)
        {
            if (Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None)
                Row(Inputs[slot]);
        }

        for (var o = 0; o < Outputs.Count; o++)
        {
            if (Map.Results[o].Reduction == Reduction.None)
                Row(Outputs[o]);
        }

        var results = Map.Results.Select((result, o) => result.Reduction == Reduction.None
            ? new RowResult(result.Value, Outputs[o] + "Row")
            : new RowResult(result.Value, null, result.Reduction, Outputs[o] + "Total")).ToList();
        new RowPass(writer, width.For(Columns), new Names(), (node, at, column) =>
                node is Program.Expressions.Input { Slot: var slot } && references.Contains(Inputs[slot])
                    ? at.Load(Inputs[slot] + "Row", column)
                    : Leaf(node, at, "row", "sample", column), Map.Inputs.All(KernelSignature.HasRoomBehind))
            .Emit(Columns, results);
        for (var o = 0; o < results.Count; o++)
        {
            if (results[o].Reduction != Reduction.None)
                writer.Line($"Unsafe.Add(ref {Outputs[o]}, row) = {results[o].Result};");
        }

        void Row(string reference)
        {
            if (references.Add(reference))
                writer.Line($"ref var {reference}Row = ref Unsafe.Add(ref {reference}, row * {Literal.Int(Columns)});");
        }
    }
}

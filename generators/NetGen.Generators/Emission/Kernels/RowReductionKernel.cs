using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Row by row, with a sum or maximum of each; how a row is added up is <see cref="RowPass"/>'s matter. Sixteen rows of one or two columns are one or two vectors of 512 bits.
/// </summary>
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

    // Whether rows are so short that vectors hold several: sums of what is read element by element or by its column.
    private bool IsShort => Columns is 1 or 2
        && Map.Results.All(result => result.Reduction is Reduction.None or Reduction.RowSum && !result.Value.Descendants().Any(node => node is Program.Expressions.RandomUniform))
        && Map.Inputs.All(input => Map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.AlongRows or Broadcast.Everywhere);

    private void Body(CodeWriter writer, VectorWidth width)
    {
        if (IsShort)
        {
            writer.Line("var row = first;");
            using (writer.Braces("if (Vector512.IsHardwareAccelerated)"))
            {
                if (Columns == 2)
                    writer.Line($"var firsts = LanePairs.Firsts({Literal.Int(LaneGroups.MostColumns)});");
                using var vectors = writer.Braces($"for (; row <= last - {Literal.Int(VectorWidth.V512.Lanes)}; row += {Literal.Int(VectorWidth.V512.Lanes)})");
                ShortRows(writer);
            }
        }

        using var rows = writer.Braces($"for ({(IsShort ? "" : "var row = first")}; row < last; row++)");
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

    // Two columns of a row are neighbours, as terms of a sum are in LanePairs. A row's sum starts from zero: it is never negative zero.
    private void ShortRows(CodeWriter writer)
    {
        var (names, width) = (new Names(), VectorWidth.V512);
        var values = Integers.Range(0, Columns).Select(vector => new MapPoint(writer, names, width, (node, at) => node switch
        {
            Program.Expressions.Input { Slot: var slot } when Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.AlongRows =>
                Columns == 1 ? at.Broadcast(Inputs[slot]) : $"LanePairs.Broadcast(ref {Inputs[slot]}, 0)",
            Program.Expressions.Input { Slot: var slot } when Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None => at.Load(Inputs[slot], Place(vector)),
            _ => Leaf(node, at, "row", "sample", "0"),
        }).Values(Map.Results));
        for (var o = 0; o < Outputs.Count; o++)
        {
            if (Map.Results[o].Reduction == Reduction.RowSum)
            {
                var sum = Columns == 1 ? values[0][o] : $"LanePairs.Sum({values[0][o]}, {values[1][o]}, firsts)";
                writer.Line(width.Store($"{width.Zero} + {sum}", Outputs[o], "row"));
                continue;
            }

            for (var vector = 0; vector < Columns; vector++)
                writer.Line(width.Store(values[vector][o], Outputs[o], Place(vector)));
        }

        string Place(int vector) => new Address(vector * VectorWidth.V512.Lanes).Plus("row", Columns).Text;
    }
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Row by row: some input is the same for a row, a column or a sample.</summary>
internal sealed class RowsKernel(Map map) : MapKernel(map)
{
    private bool ReadsSamples =>
        Map.Inputs.Any(input => Map.Space.BroadcastOf(input) is Broadcast.AlongSampleRows or Broadcast.AlongSample);

    protected override KernelText Text()
    {
        Signature.RangeScale = RowsPerSample;
        if (ReadsSamples)
            Signature.Constant("rowsPerSample", RowsPerSample);
        if (IsWhole)
            ShareWidths();
        return new LaneKernelText(
            IsWhole ? "MapRows" : $"MapRows{RowLength}", Summary(IsWhole ? "row by row" : $"in rows of {RowLength} columns"), Signature.Parameters, Columns, Body);
    }

    private void Body(CodeWriter writer)
    {
        using (writer.Braces("for (var row = first; row < last; row++)"))
        {
            if (ReadsSamples)
                writer.Line("var sample = row / rowsPerSample;");
            writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
            using (writer.Braces($"for (; c <= {RowLength} - L.Count; c += L.Count)"))
            {
                var point = new MapPoint(writer, new Names(), VectorWidth.Any, (node, at) => Leaf(node, at, "row", "sample", "c"));
                var values = point.Values(Map.Results);
                for (var o = 0; o < values.Count; o++)
                    writer.Line(VectorWidth.Any.Store(values[o], Outputs[o], Flat("row", "c")));
            }
        }

        if (!IsWhole)
            writer.Line($"return {Literal.Int(Columns)} - (({Literal.Int(Columns)} - column) % L.Count);");
    }
}

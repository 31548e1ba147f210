using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Row by row: some input is the same for a row, a column or a sample.</summary>
internal sealed class RowsKernel(Map map) : RowWiseKernel(map)
{
    private bool ReadsSamples =>
        Map.Inputs.Any(input => Map.Space.BroadcastOf(input) is Broadcast.AlongSampleRows or Broadcast.AlongSample);

    protected override bool IsSameInRows(Broadcast broadcast) => broadcast is Broadcast.AlongRows or Broadcast.Everywhere;

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
        var names = new Names();
        writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
        foreach (var vectors in Vectors)
        {
            using (writer.Braces(LoopOver(vectors)))
            {
                var constants = WriteRowConstants(writer, names, vectors);
                writer.Line($"var at = {Flat("first", "c")};");
                using (writer.Braces("for (var row = first; row < last; row++)"))
                {
                    if (ReadsSamples)
                        writer.Line("var sample = row / rowsPerSample;");
                    WriteRow(writer, names, constants, "at", "row", (_, _, _) => { });
                    writer.Line($"at += {RowLength};");
                }
            }
        }

        if (!IsWhole)
            writer.Line("return c;");
    }
}

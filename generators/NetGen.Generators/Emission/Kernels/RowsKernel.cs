using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

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
        if (!GoesInBands)
        {
            writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
            OverColumns(writer, names, "first", "last");
            if (!IsWhole)
                writer.Line("return c;");
            return;
        }

        if (DrawsBands)
            DeclareDraws(writer);

        // Of each row a narrow vector reads only one line in several, and memory comes half as fast as in its own order: so a few rows at a time (in measurements, 1 KB at most, and
        // else a single one). Two of the widest vectors are two lines. Where random numbers are drawn, as many rows as are drawn at once.
        writer.Line("nint height = " + (DrawsBands
            ? $"{Literal.Int(DrawnAtOnce)} / {RowLength};"
            : $"Vector512.IsHardwareAccelerated || {RowLength} <= 2 * L.Count ? last - first : {RowLength} <= 64 ? 4 : 1;"));
        using (writer.Braces("for (var start = first; start < last; start += height)"))
        {
            writer.Line("var end = Math.Min(start + height, last);");
            if (DrawsBands)
            {
                writer.Line($"var origin = {Flat("start", "0")};");
                WriteDraws(writer, "origin", $"(end - start) * {RowLength}");
            }

            writer.Line("nint c = 0;");
            OverColumns(writer, names, "start", "end");
        }
    }

    // Whether the random numbers of a band are drawn at once.
    private bool DrawsBands => IsWhole && Draws.Count > 0 && Columns <= DrawnAtOnce;

    // Whether vectors may be narrower than rows, and what is read and computed for all of them is cheap enough to do it for each. A pass that draws random numbers waits for these: if not for many at once, bands are nothing to it.
    private bool GoesInBands => DrawsBands || (IsWhole && Draws.Count == 0
        && Map.Results.SelectMany(result => RowConstants(result.Value)).SelectMany(constant => constant.Descendants()).All(IsCheap));

    protected override string Drawn(RandomUniform random, string at, int vector) =>
        DrawsBands ? Width.Load(DrawnOf(random), $"{at} - origin" + (vector == 0 ? "" : " + " + ContractionTile.Lane(vector))) : base.Drawn(random, at, vector);

    private void OverColumns(CodeWriter writer, Names names, string first, string last)
    {
        foreach (var vectors in Vectors)
        {
            using (writer.Braces(LoopOver(vectors)))
            {
                var constants = WriteRowConstants(writer, names, vectors);
                writer.Line($"var at = {Flat(first, "c")};");
                using (writer.Braces($"for (var row = {first}; row < {last}; row++)"))
                {
                    if (ReadsSamples)
                        writer.Line("var sample = row / rowsPerSample;");
                    WriteRow(writer, names, constants, "at", "row", (_, _, _) => { });
                    writer.Line($"at += {RowLength};");
                }
            }
        }
    }

    private static bool IsCheap(Expr node) => node is not (Unary or Binary { Operator: BinaryOperator.Divide or BinaryOperator.Power });
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Sums over the rows of each sample, and what is stored point by point on the way. Even and odd rows are added up apart, so that one
/// addition needn't wait for the last.
/// </summary>
internal sealed class SampleSumKernel(Map map) : RowWiseKernel(map)
{
    protected override bool IsSameInRows(Broadcast broadcast) =>
        broadcast is Broadcast.AlongRows or Broadcast.Everywhere or Broadcast.AlongSampleRows or Broadcast.AlongSample;

    protected override KernelText Text()
    {
        Signature.Constant("rows", RowsPerSample);
        if (IsWhole)
            ShareWidths();
        return new LaneKernelText(
            IsWhole ? "SumSamples" : $"SumSamples{RowLength}",
            Summary(IsWhole ? "so many rows a sample" : $"in rows of {RowLength} columns, so many a sample"),
            Signature.Parameters,
            Columns,
            Body);
    }

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        if (!IsWhole)
            writer.Line("var next = column;");
        using (writer.Braces("for (var sample = first; sample < last; sample++)"))
        {
            Fetch(writer);
            writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
            foreach (var vectors in Vectors)
            {
                using (writer.Braces(LoopOver(vectors)))
                    Columnwise(writer, names, vectors);
            }

            if (!IsWhole)
                writer.Line("next = c;");
        }

        if (!IsWhole)
            writer.Line("return next;");
    }

    // Of each row a narrow vector reads only one line in several, and memory comes half as fast as in its own order (two of the widest are two lines): so an image is read once before, if it still is
    // in the second-level cache afterwards.
    private void Fetch(CodeWriter writer)
    {
        const int NumbersInCache = 1 << 16;
        if (!IsWhole || !ComesFromMemory)
            return;

        var most = Literal.Int(NumbersInCache / Images.Count);
        using var narrow = writer.Braces($"if (!Vector512.IsHardwareAccelerated && {RowLength} > 2 * L.Count && rows * {RowLength} <= {most})");
        foreach (var image in Images)
            writer.Line($"Layout.Fetch(ref Unsafe.Add(ref {image}, sample * rows * {RowLength}), rows * {RowLength});");
    }

    private IReadOnlyList<string> Images => [.. Inputs.Where((_, slot) => Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None).Distinct()];

    // What is summed as it is has just been written, and so has one of two images that nothing is made of but sums.
    private bool ComesFromMemory => Images.Count switch
    {
        0 => false,
        1 => !Map.Results.All(result => result.Value is Input),
        _ => Map.Results.Any(result => result.Reduction == Reduction.None),
    };

    private void Columnwise(CodeWriter writer, Names names, int vectors)
    {
        var prefix = names.New("total");
        string Total(int o, int v, int part) => $"{prefix}_{Literal.Int(o)}_{Literal.Int(v)}_{Literal.Int(part)}";

        var constants = WriteRowConstants(writer, names, vectors);
        ForEachSum((o, v) => writer.Line($"V {Total(o, v, 0)} = {Width.Zero}, {Total(o, v, 1)} = {Width.Zero};"));
        var start = new Address(0).Plus($"sample * rows{(RowLength == "1" ? "" : $" * {RowLength}")}").Plus("c").Text;
        if (Operations <= FewOperations)
            InPairs(start);
        else
            InTurn(start);

        ForEachSum((o, v) =>
        {
            var total = Width.Add(Total(o, v, 0), Total(o, v, 1));
            writer.Line(Width.Store(total, Outputs[o], new Address(0).Plus($"sample * {RowLength}").Plus("c").Plus(ContractionTile.Lane(v)).Text));
        });

        void InPairs(string start)
        {
            writer.Line($"var even = {start};");
            using (writer.Braces("for (nint row = 1; row < rows; row += 2)"))
            {
                Row(0, "even", "(sample * rows) + row - 1");
                writer.Line($"var odd = even + {RowLength};");
                Row(1, "odd", "(sample * rows) + row");
                writer.Line($"even = odd + {RowLength};");
            }

            using (writer.Braces("if ((rows & 1) != 0)"))
                Row(0, "even", "(sample * rows) + rows - 1");
        }

        void Row(int part, string at, string row) => WriteRow(writer, names, constants, at, row, (o, v, value) =>
        {
            var total = Total(o, v, part);
            writer.Line($"{total} = {Width.Add(total, value)};");
        });

        // Long ones are written once: one part takes a row, and then the two change places. Which of them had the even rows doesn't matter to what they add up to.
        void InTurn(string start)
        {
            writer.Line($"var at = {start};");
            using var rows = writer.Braces("for (nint row = 0; row < rows; row++)");
            WriteRow(writer, names, constants, "at", "(sample * rows) + row", (o, v, value) =>
            {
                var sum = names.New("sum");
                writer.Line($"var {sum} = {Width.Add(Total(o, v, 0), value)};");
                writer.Line($"{Total(o, v, 0)} = {Total(o, v, 1)};");
                writer.Line($"{Total(o, v, 1)} = {sum};");
            });
            writer.Line($"at += {RowLength};");
        }

        void ForEachSum(Action<int, int> action)
        {
            for (var o = 0; o < Outputs.Count; o++)
            {
                for (var v = 0; v < vectors && Map.Results[o].Reduction != Reduction.None; v++)
                    action(o, v);
            }
        }
    }
}

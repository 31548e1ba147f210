using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

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
            writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
            foreach (var vectors in Vectors)
            {
                var step = vectors == 1 ? "L.Count" : $"{Literal.Int(vectors)} * L.Count";
                using (writer.Braces($"for (; c <= {RowLength} - ({step}); c += {step})"))
                    Columnwise(writer, names, vectors);
            }

            if (!IsWhole)
                writer.Line("next = c;");
        }

        if (!IsWhole)
            writer.Line("return next;");
    }

    private void Columnwise(CodeWriter writer, Names names, int vectors)
    {
        var prefix = names.New("total");
        string Total(int o, int v, int parity) => $"{prefix}_{Literal.Int(o)}_{Literal.Int(v)}_{Literal.Int(parity)}";

        var constants = WriteRowConstants(writer, names, vectors);
        ForEachSum((o, v) =>
        {
            for (var parity = 0; parity < 2; parity++)
                writer.Line($"var {Total(o, v, parity)} = {Width.Zero};");
        });

        writer.Line($"var even = {new Address(0).Plus($"sample * rows{(RowLength == "1" ? "" : $" * {RowLength}")}").Plus("c").Text};");
        using (writer.Braces("for (nint row = 1; row < rows; row += 2)"))
        {
            Row(0, "even", "(sample * rows) + row - 1");
            writer.Line($"var odd = even + {RowLength};");
            Row(1, "odd", "(sample * rows) + row");
            writer.Line($"even = odd + {RowLength};");
        }

        using (writer.Braces("if ((rows & 1) != 0)"))
            Row(0, "even", "(sample * rows) + rows - 1");

        ForEachSum((o, v) =>
        {
            var total = Width.Add(Total(o, v, 0), Total(o, v, 1));
            writer.Line(Width.Store(total, Outputs[o], new Address(0).Plus($"sample * {RowLength}").Plus("c").Plus(ContractionTile.Lane(v)).Text));
        });

        void Row(int parity, string at, string row) => WriteRow(writer, names, constants, at, row, (o, v, value) =>
        {
            var total = Total(o, v, parity);
            writer.Line($"{total} = {Width.Add(total, value)};");
        });

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

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Sums over the rows of each sample, and what is stored point by point on the way. Even and odd rows are added up apart, so that one
/// addition needn't wait for the last.
/// </summary>
internal sealed class SampleSumKernel(Map map) : MapKernel(map)
{
    /// <summary>Operations of a map that is written out for two vectors side by side.</summary>
    private const int FewOperations = 12;

    private static readonly VectorWidth Width = VectorWidth.Any;

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
        var operations = Map.Results.Sum(result => result.Value.Descendants().Count(node => node is Unary or Binary or Select));
        using (writer.Braces("for (var sample = first; sample < last; sample++)"))
        {
            writer.Line(IsWhole ? "nint c = 0;" : "var c = column;");
            foreach (var vectors in operations <= FewOperations && Columns >= 2 * VectorWidth.V128.Lanes ? new[] { 2, 1 } : [1])
            {
                var step = vectors == 1 ? "L.Count" : $"{Literal.Int(vectors)} * L.Count";
                using (writer.Braces($"for (; c <= {RowLength} - ({step}); c += {step})"))
                    Columnwise(writer, names, vectors);
            }
        }

        if (!IsWhole)
            writer.Line($"return {Literal.Int(Columns)} - (({Literal.Int(Columns)} - column) % L.Count);");
    }

    private void Columnwise(CodeWriter writer, Names names, int vectors)
    {
        var prefix = names.New("total");
        string Total(int o, int v, int parity) => $"{prefix}_{Literal.Int(o)}_{Literal.Int(v)}_{Literal.Int(parity)}";

        ForEachSum((o, v) =>
        {
            for (var parity = 0; parity < 2; parity++)
                writer.Line($"var {Total(o, v, parity)} = {Width.Zero};");
        });

        writer.Line($"var row{prefix} = sample * rows;");
        using (writer.Braces($"for (; row{prefix} < ((sample + 1) * rows) - 1; row{prefix} += 2)"))
        {
            for (var parity = 0; parity < 2; parity++)
                Row(parity);
        }

        using (writer.Braces($"if (row{prefix} < (sample + 1) * rows)"))
            Row(0);

        ForEachSum((o, v) =>
        {
            var total = Width.Add(Total(o, v, 0), Total(o, v, 1));
            writer.Line(Width.Store(total, Outputs[o], new Address(0).Plus($"sample * {RowLength}").Plus("c").Plus(ContractionTile.Lane(v)).Text));
        });

        void Row(int parity)
        {
            var row = parity == 0 ? $"row{prefix}" : $"(row{prefix} + {Literal.Int(parity)})";
            for (var v = 0; v < vectors; v++)
            {
                var column = v == 0 ? "c" : $"c + {ContractionTile.Lane(v)}";
                var values = new MapPoint(writer, names, Width, (node, at) => Leaf(node, at, row, "sample", column)).Values(Map.Results);
                for (var o = 0; o < values.Count; o++)
                {
                    var total = Total(o, v, parity);
                    writer.Line(Map.Results[o].Reduction == Reduction.None
                        ? Width.Store(values[o], Outputs[o], Flat(row, column))
                        : $"{total} = {Width.Add(total, values[o])};");
                }
            }
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

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Sums over rows, a vector of columns at a time, in an order that doesn't depend on who adds them. Each fourth row goes to the same of four sums, so
/// that one addition needn't wait for the last; rows that are left over go to the first.
/// </summary>
internal sealed class ColumnSumKernel : MapKernel
{
    private const int PartialSums = 4;

    public ColumnSumKernel(Map map)
        : base(map)
    {
        ShareWidths();
        Signature.Integer("rows");
    }

    protected override KernelText Text() => new LaneKernelText(
        "SumRows", Summary($"each sum as {Literal.Int(PartialSums)} interleaved partial sums of rows"), Signature.Parameters, null, Body);

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        writer.Line("var c = column;");
        using (writer.Braces("for (; c <= last - L.Count; c += L.Count)"))
        {
            var totals = Map.Results.Select(_ => Integers.Range(0, PartialSums).Select(_ => names.New("total")).ToList()).ToList();
            foreach (var total in totals.SelectMany(partial => partial))
                writer.Line($"var {total} = {VectorWidth.Any.Zero};");
            writer.Line("nint row = 0;");
            using (writer.Braces($"for (; row <= rows - {Literal.Int(PartialSums)}; row += {Literal.Int(PartialSums)})"))
            {
                for (var partial = 0; partial < PartialSums; partial++)
                    Add(writer, names, totals.ConvertAll(sums => sums[partial]), partial == 0 ? "row" : $"(row + {Literal.Int(partial)})");
            }

            using (writer.Braces("for (; row < rows; row++)"))
                Add(writer, names, totals.ConvertAll(sums => sums[0]), "row");
            for (var o = 0; o < totals.Count; o++)
            {
                var sum = VectorWidth.Any.Add(VectorWidth.Any.Add(totals[o][0], totals[o][1]), VectorWidth.Any.Add(totals[o][2], totals[o][3]));
                writer.Line(VectorWidth.Any.Store(sum, Outputs[o], "c"));
            }
        }

        writer.Line("return c;");
    }

    private void Add(CodeWriter writer, Names names, List<string> totals, string row)
    {
        var values = new MapPoint(writer, names, VectorWidth.Any, (node, at) => Leaf(node, at, row, row, "c")).Values(Map.Results);
        for (var o = 0; o < totals.Count; o++)
            writer.Line($"{totals[o]} = {VectorWidth.Any.Add(totals[o], values[o])};");
    }
}

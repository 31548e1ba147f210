using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Sums over rows, a vector of columns at a time, in an order that doesn't depend on who adds them. Each fourth row goes to the same of four sums, so
/// that one addition needn't wait for the last; rows that are left over go to the first. Of rows that are a fraction of a vector, several are one, if they are summed as they are.
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

    private bool IsOfFewColumns => Columns is 1 or 2 or 4 or 8
        && Map.Results.All(result => result is { Reduction: Reduction.ColumnSum, Target.Overwrites: null, Value: Input input } && Map.Space.BroadcastOf(Map.Inputs[input.Slot]) == Broadcast.None);

    protected override KernelText Text() => IsOfFewColumns ? new PlainKernelText("SumFewColumns", Summary("several rows a vector, in the order of Reductions.SumColumns"), Signature.Parameters, FewColumns) : new LaneKernelText(
        "SumRows", Summary($"each sum as {Literal.Int(PartialSums)} interleaved partial sums of rows"), Signature.Parameters, null, Body);

    private void FewColumns(CodeWriter writer)
    {
        for (var o = 0; o < Outputs.Count; o++)
            writer.Line($"Reductions.SumColumns(ref {Inputs[((Input)Map.Results[o].Value).Slot]}, ref {Outputs[o]}, first, last, {RowLength}, rows);");
    }

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

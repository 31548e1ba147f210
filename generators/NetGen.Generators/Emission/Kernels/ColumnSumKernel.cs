using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Sums over rows, a vector of columns at a time. The rows are added one after another, in their order, whoever adds them.</summary>
internal sealed class ColumnSumKernel : MapKernel
{
    public ColumnSumKernel(Map map)
        : base(map)
    {
        ShareWidths();
        Signature.Integer("rows");
    }

    protected override KernelText Text() => new LaneKernelText(
        "SumRows", Summary("row by row"), Signature.Parameters, null, Body);

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        writer.Line("var c = column;");
        using (writer.Braces("for (; c <= last - L.Count; c += L.Count)"))
        {
            var totals = Map.Results.Select(_ => names.New("total")).ToList();
            foreach (var total in totals)
                writer.Line($"var {total} = {VectorWidth.Any.Zero};");
            using (writer.Braces("for (nint row = 0; row < rows; row++)"))
            {
                var values = new MapPoint(writer, names, VectorWidth.Any, (node, at) => Leaf(node, at, "row", "row", "c")).Values(Map.Results);
                for (var o = 0; o < totals.Count; o++)
                    writer.Line($"{totals[o]} = {VectorWidth.Any.Add(totals[o], values[o])};");
            }

            for (var o = 0; o < totals.Count; o++)
                writer.Line(VectorWidth.Any.Store(totals[o], Outputs[o], "c"));
        }

        writer.Line("return c;");
    }
}

using System.Text;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A contraction in a line, with names that say the part of each tensor and not whose it is.</summary>
internal static class ContractionSummary
{
    public static string Of(LoopNest nest, string sum)
    {
        var outer = nest.Outer.Append(nest.Row).Where(loop => loop.Extent > 1 || loop.IsBatch)
            .Concat(nest.Column.Name.Length > 0 ? [nest.Column] : Array.Empty<PlannedLoop>())
            .ToList();
        var all = outer.Concat(nest.Depth).ToList();
        var over = nest.Depth.Count == 0 ? "" : $"Σ({Ranges(nest.Depth)}) ";
        return $"{sum}[{Address(outer, loop => loop.Output, nest.OutputStart)}] = {over}"
            + $"left[{Address(all, loop => loop.Left, nest.LeftStart)}] · right[{Address(all, loop => loop.Right, nest.RightStart)}], "
            + Ranges(outer);
    }

    private static string Ranges(IEnumerable<PlannedLoop> loops) =>
        string.Join(", ", loops.Select(loop => $"{loop.Name} < {Extent(loop)}"));

    private static string Extent(PlannedLoop loop) => !loop.IsBatch ? Literal.Int(loop.Extent)
        : loop.Extent == 1 ? "batch" : $"batch · {Literal.Int(loop.Extent)}";

    private static string Address(IEnumerable<PlannedLoop> loops, Func<PlannedLoop, int> stride, int start)
    {
        var text = new StringBuilder();
        foreach (var loop in loops.Where(loop => stride(loop) != 0))
            Append(stride(loop), loop.Name);
        if (start != 0 || text.Length == 0)
            Append(start, "");
        return text.ToString();

        void Append(int factor, string index)
        {
            if (text.Length > 0)
                text.Append(factor < 0 ? " − " : " + ");
            else if (factor < 0)
                text.Append('−');
            var size = Math.Abs((long)factor);
            text.Append(size == 1 && index.Length > 0 ? "" : Literal.Int(size)).Append(index);
        }
    }
}

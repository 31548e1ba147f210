using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A contraction in a line, with names that say the part of each tensor and not whose it is.</summary>
internal static class ContractionSummary
{
    public static string Of(LoopNest nest, string sum)
    {
        var outer = nest.Outer.Append(nest.Row).Where(loop => loop.Extent > 1 || loop.IsBatch).Append(nest.Column).ToList();
        var depth = nest.Depth.Select(loop => $"{loop.Name} < {Extent(loop)}");
        var all = outer.Concat(nest.Depth).ToList();
        var over = nest.Depth.Count == 0 ? "" : $"Σ({string.Join(", ", depth)}) ";
        return $"{sum}[{Address(outer, loop => loop.Output)}] = {over}left[{Address(all, loop => loop.Left)}]"
            + $" · right[{Address(all, loop => loop.Right)}], {string.Join(", ", outer.Select(loop => $"{loop.Name} < {Extent(loop)}"))}";
    }

    private static string Extent(PlannedLoop loop) => !loop.IsBatch ? Literal.Int(loop.Extent)
        : loop.Extent == 1 ? "batch" : $"batch · {Literal.Int(loop.Extent)}";

    private static string Address(IEnumerable<PlannedLoop> loops, Func<PlannedLoop, int> stride)
    {
        var terms = loops.Where(loop => stride(loop) != 0)
            .Select(loop => stride(loop) == 1 ? loop.Name : $"{Literal.Int(stride(loop))}{loop.Name}")
            .ToList();
        return terms.Count == 0 ? "0" : string.Join(" + ", terms);
    }
}

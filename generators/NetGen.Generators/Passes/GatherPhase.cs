using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>
/// One phase of an axis that is scattered to at <c>s·o + d·k + offset</c>: the elements <c>s·j + r</c> of one remainder r. The taps that
/// reach them are k = k₀ + t·(s/g), g the greatest common divisor of s and d, and the element that each comes from is
/// o = j + q − t·(d/g). They are counted from the last one back, so that o goes forward.
/// </summary>
/// <param name="Output">The element, s·j + r.</param>
/// <param name="Gathered">Where it gathers from, o.</param>
/// <param name="Taps">The tap, k; null where the axis has no taps.</param>
/// <param name="First">The smallest o.</param>
/// <param name="Last">The largest o.</param>
internal sealed record GatherPhase(
    LoopIndex Streamed, LoopIndex? Tap, AxisMap Output, AxisMap Gathered, AxisMap Taps, int First, int Last)
{
    public static IReadOnlyList<GatherPhase> Of(AxisMap axis, int extent, Operand stream)
    {
        var streamed = axis.Terms.Single(term => stream.Indices.Contains(term.Index));
        var tap = axis.Terms.SingleOrDefault(term => term != streamed);
        if (axis.Terms.Count > 2)
            throw new NotSupportedException($"An axis at {axis} can't be gathered.");

        var stride = streamed.Coefficient;
        return Integers.Range(0, Math.Min(stride, extent)).Select(remainder => Of(axis.Offset, extent, streamed, tap, remainder));
    }

    private static GatherPhase Of(int offset, int extent, AxisTerm streamed, AxisTerm? tap, int remainder)
    {
        var (stride, dilation) = (streamed.Coefficient, tap?.Coefficient ?? 0);
        var element = new LoopIndex(streamed.Index.Name, (extent - remainder + stride - 1) / stride);
        var divisor = GreatestCommonDivisor(stride, dilation);
        var taps = Integers.Range(0, tap?.Index.Extent ?? 1)
            .Where(k => Modulo(remainder - offset - (dilation * k), stride) == 0);
        var step = new LoopIndex(tap?.Index.Name ?? "t", taps.Count);
        var first = taps.Count == 0 ? 0 : taps[0];
        var start = taps.Count == 0 ? 0 : (remainder - offset - (dilation * first)) / stride;
        var reach = dilation / divisor;

        // Without a loop over taps, or with one tap, there is nothing to add up.
        var hasLoop = taps.Count != 1;
        var last = Math.Max(0, taps.Count - 1);
        var gathered = hasLoop
            ? AxisMap.Sum(start - (reach * last), new AxisTerm(element, 1), new AxisTerm(step, reach))
            : AxisMap.Of(element, 1, start);
        var tapMap = hasLoop ? AxisMap.Of(step, -(stride / divisor), first + (stride / divisor * last)) : AxisMap.Sum(first);
        return new GatherPhase(
            streamed.Index,
            tap?.Index,
            AxisMap.Of(element, stride, remainder),
            gathered,
            tapMap,
            taps.Count == 0 ? 0 : start - (reach * (taps.Count - 1)),
            taps.Count == 0 ? 0 : start + element.Extent - 1);
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static int Modulo(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}

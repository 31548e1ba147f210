using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// A part of a depthwise convolution, or of the gradient of its weights, as a kernel takes it that slides along the rows of the image: a vector of channels is read once
/// for all taps of a row, which stay in registers (in a gradient, their sums do). The image needs no margin: columns that lie outside of it are left out, rows are a vector of zeros.
/// </summary>
/// <param name="Y">From row to row; an image of one row where positions are steps.</param>
/// <param name="X">From column to column; each window has one in the image.</param>
/// <param name="Samples">From sample to sample.</param>
/// <param name="IsGradient">Whether taps are what is summed for.</param>
internal sealed record DepthwiseRows(SlidingAxis Y, SlidingAxis X, PlannedLoop Samples, bool IsGradient)
{
    /// <summary>More weights, or sums, aren't kept in registers.</summary>
    private const int MostTaps = 9;

    /// <summary>A loop of fewer steps is written out.</summary>
    private const int FewestSteps = 3;

    /// <summary>Registers for two vectors side by side, beside a few for what is on its way.</summary>
    private const int RegistersOfTwo = 15;

    /// <summary>
    /// Fewer windows aren't worth it; and their weights' gradient isn't always summed in groups of samples, which is the only one that goes along rows: then there would have to be a copy
    /// with a margin in training, but not in predictions, which add nothing where training adds zeros.
    /// </summary>
    private const int FewestWindows = 8;

    /// <summary>How many windows a column is in the last one of, and all that are between.</summary>
    public int OpenWindows => Math.Max(1, (X.Taps.Extent + X.Stride - 1) / X.Stride);

    /// <summary>Whether there are registers for two of the widest vectors side by side.</summary>
    public bool FitsTwice => (Y.Taps.Extent * X.Taps.Extent) + OpenWindows + Y.Taps.Extent <= RegistersOfTwo;

    /// <summary>The first tap that a window doesn't share with the one before.</summary>
    public int FirstNewTap => Math.Max(0, X.Taps.Extent - X.Stride);

    /// <summary>
    /// The steps that a loop takes: in each, the last taps of a window lie in the image; in a gradient, all windows that they are in exist. (Other sums of windows that
    /// don't exist are dropped.) None where that isn't worth a loop.
    /// </summary>
    public (int From, int To) Loop
    {
        get
        {
            var (from, to) = (0, X.Positions.Extent);
            while (from < to && !IsWhole(from))
                from++;
            while (to > from && !IsWhole(to - 1))
                to--;
            return to - from < FewestSteps ? (0, 0) : (from, to);
        }
    }

    /// <summary>Whether there is a loop.</summary>
    public bool HasLoop => Loop.To > Loop.From;

    /// <summary>The column that the loop reads first; the image's first where there is no loop.</summary>
    public int FirstColumn => HasLoop ? X.At(Loop.From, FirstNewTap) : 0;

    /// <summary>Whether other columns are read than <see cref="FirstColumn"/>.</summary>
    public bool ReadsOtherColumns => HasLoop || StepsBefore.Concat(StepsBehind).Any(window => NewTaps(window).Any(tap => X.At(window, tap) != FirstColumn));

    /// <summary>The steps before the loop, or all of them if there is none: windows begin before the first one ends.</summary>
    public IEnumerable<int> StepsBefore => Integers.Range(1 - OpenWindows, Loop.From + OpenWindows - 1);

    /// <summary>The steps behind the loop.</summary>
    public IEnumerable<int> StepsBehind => Integers.Range(Loop.To, X.Positions.Extent - Loop.To);

    /// <summary>The taps of a window that no window before has, as far as they lie in the image.</summary>
    public IEnumerable<int> NewTaps(int window) =>
        Integers.Range(FirstNewTap, X.Taps.Extent - FirstNewTap).Where(tap => X.At(window, tap) is var column && column >= 0 && column < X.Extent);

    /// <summary>Whether there is such a window.</summary>
    public bool Exists(int window) => window >= 0 && window < X.Positions.Extent;

    /// <summary>The plan of each part; null where an image has to be read otherwise.</summary>
    public static IReadOnlyList<DepthwiseRows>? Of(Contraction contraction)
    {
        var isGradient = contraction.Output.Tensor.IsOfGroups;
        if (contraction.Filters is not null || !contraction.Left.Tensor.Batched || contraction.Left.Axes.Count is not (3 or 4)
            || !(isGradient ? contraction.Right.Tensor.Batched && contraction is { Parts.Count: 1, Epilogue: null } : contraction.Output.Tensor.Batched && !contraction.Right.Tensor.Batched))
            return null;

        var parts = new List<DepthwiseRows>();
        foreach (var part in contraction.Parts)
        {
            if (Of(part, isGradient) is not { } rows)
                return null;
            parts.Add(rows);
        }

        return parts.Exists(part => part.Y.Taps.Extent * part.X.Taps.Extent > 1)
            && parts.Sum(part => part.Y.Positions.Extent * part.X.Positions.Extent) >= FewestWindows ? parts : null;
    }

    private static DepthwiseRows? Of(ContractionPart part, bool isGradient)
    {
        var image = part.Left.Tensor.Shape;
        var last = part.Left.Axes.Count - 1;
        if (part.Left.Axes[last].Plain is not { Extent: > 1 } column || column.Extent != image.Last || part.Left.Axes[0].Plain is not { IsBatch: true } samples)
            return null;

        // The windows' positions are where the output's pixels are, or those of its gradient; all other steps are from tap to tap.
        var positions = (isGradient ? part.Right : part.Output).Indices;
        var y = last == 3 ? SlidingAxis.Of(part, 1, positions) : SlidingAxis.None(image.Size);
        if (y is null || SlidingAxis.Of(part, last - 1, positions) is not { Step: 1 } x || y.Taps.Extent * x.Taps.Extent > MostTaps)
            return null;

        var known = new[] { y.Positions.Name, y.Taps.Name, x.Positions.Name, x.Taps.Name, column.Name, samples.Name };
        if (part.Output.Indices.Concat(part.Right.Indices).Any(index => index.Extent != 1 && !known.Contains(index.Name)))
            return null;

        // Where windows lie in the margin only, there may be any number of them.
        if (x.Taps.Extent == 0 || x.At(0, x.Taps.Extent - 1) < 0 || x.At(x.Positions.Extent - 1, 0) >= x.Extent)
            return null;

        Func<SlidingAxis, int> steps = isGradient ? axis => axis.Positions.Output : axis => axis.Positions.Right;
        return PlannedLoop.Of(column, part) is { Output: 1, Left: 1, Right: 1 } && steps(x) == 0 && steps(y) == 0
            ? new DepthwiseRows(y, x, PlannedLoop.Of(samples, part), isGradient) : null;
    }

    private bool IsWhole(int window) =>
        NewTaps(window).Count() == X.Taps.Extent - FirstNewTap && (!IsGradient || Exists(window + OpenWindows - 1));
}

/// <summary>Windows along an axis of an image.</summary>
/// <param name="Positions">From window to window.</param>
/// <param name="Taps">From tap to tap of a window.</param>
/// <param name="Stride">How far apart windows are in the image.</param>
/// <param name="Step">How far apart taps are.</param>
/// <param name="Start">Where the first window has its first tap; below 0 where that is outside.</param>
/// <param name="Extent">How far the image goes.</param>
/// <param name="Distance">From one place of the axis to the next in memory.</param>
internal sealed record SlidingAxis(PlannedLoop Positions, PlannedLoop Taps, int Stride, int Step, int Start, int Extent, int Distance)
{
    /// <summary>Where a tap of a window lies in the image, or beside it.</summary>
    public int At(int window, int tap) => Start + (window * Stride) + (tap * Step);

    /// <summary>The windows that have a tap inside of the image.</summary>
    public (int First, int End) Inside(int tap)
    {
        var (first, end) = (0, Positions.Extent);
        while (first < end && At(first, tap) < 0)
            first++;
        while (end > first && At(end - 1, tap) >= Extent)
            end--;
        return (first, end);
    }

    /// <summary>Whether all windows have a tap inside of the image.</summary>
    public bool IsAlwaysInside(int tap) => Inside(tap) == (0, Positions.Extent);

    /// <summary>Whether none has it there.</summary>
    public bool IsNeverInside(int tap) => Inside(tap) is var (first, end) && first == end;

    /// <summary>What an axis is that isn't there.</summary>
    public static SlidingAxis None(int distance) => new(Single, Single, 1, 1, 0, 1, distance);

    /// <summary>An axis of the left operand; null where its steps aren't those of windows.</summary>
    public static SlidingAxis? Of(ContractionPart part, int axis, IReadOnlyList<LoopIndex> positions)
    {
        var map = part.Left.Axes[axis];
        AxisTerm? position = null, tap = null;
        foreach (var term in map.Terms.Where(term => term.Index.Extent != 1))
        {
            if (term.Coefficient <= 0 || term.Index.IsBatch)
                return null;

            if (positions.Contains(term.Index))
            {
                if (position is not null)
                    return null;
                position = term;
            }
            else
            {
                if (tap is not null)
                    return null;
                tap = term;
            }
        }

        return new SlidingAxis(
            position is null ? Single : PlannedLoop.Of(position.Index, part),
            tap is null ? Single : PlannedLoop.Of(tap.Index, part),
            position?.Coefficient ?? 1,
            tap?.Coefficient ?? 1,
            map.Offset,
            part.Left.Tensor.Shape.Axes[axis - 1],
            part.Left.Tensor.Shape.SizeFrom(axis));
    }

    private static PlannedLoop Single => new("", 1, IsBatch: false, 0, 0, 0);
}

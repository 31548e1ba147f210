using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// A part of a contraction as loops with constant strides, as few as possible: loops that only continue each other are joined, so that a
/// 1×1 convolution is a matrix product, and a row of taps with its channels is one loop.
/// </summary>
internal sealed class LoopNest
{
    private LoopNest(ContractionPart part)
    {
        Part = part;
        OutputStart = PlannedLoop.StartOf(part.Output);
        LeftStart = PlannedLoop.StartOf(part.Left);
        RightStart = PlannedLoop.StartOf(part.Right);

        Column = part.Output.Axes[part.Output.Axes.Count - 1] switch
        {
            { Unit: { } column } => ColumnOf(column, part),
            { Terms.Count: 0 } => SingleColumn,
            _ => throw new NotSupportedException($"No kernel computes {part.Formula}."),
        };

        var reduction = part.Reduction;
        Depth = Join(reduction.Where(index => index.Extent != 1), loop => loop.Left);
        var outputs = Join(part.Output.Indices.Where(index => index.Name != Column.Name && index.Extent != 1), loop => loop.Output);
        Row = ChooseRow(outputs.Where(loop => loop.Right == 0 && ColumnsOf(loop) == 0).ToList(), Column.Extent);
        Outer = outputs.Where(loop => loop != Row).ToList();
        if (IsElementwise && !Depth.Any(loop => loop.IsBatch) && Depth.FirstOrDefault(Slides) is { } taps)
            Depth = [.. Depth.Where(loop => loop != taps), taps];
    }

    public ContractionPart Part { get; }

    public int OutputStart { get; }

    public int LeftStart { get; }

    public int RightStart { get; }

    /// <summary>The first column within a row of the output.</summary>
    public int ColumnStart => LastAxis.Offset;

    /// <summary>The index that vectors lie along.</summary>
    public PlannedLoop Column { get; }

    /// <summary>The output's loop whose steps are the rows of a tile; one that runs once where there is none.</summary>
    public PlannedLoop Row { get; }

    /// <summary>The output's other loops, outermost first.</summary>
    public IReadOnlyList<PlannedLoop> Outer { get; }

    /// <summary>The output's loop over samples, if it has one.</summary>
    public PlannedLoop? BatchLoop => Row.IsBatch ? Row : Outer.FirstOrDefault(loop => loop.IsBatch);

    /// <summary>What is summed over, outermost first; empty where there is one product, a loop of extent 0 where there is none.</summary>
    public IReadOnlyList<PlannedLoop> Depth { get; }

    /// <summary>Whether each column has a left operand of its own (depthwise), or all columns share one.</summary>
    public bool IsElementwise => Column is { Left: 1, Extent: > 1 };

    /// <summary>
    /// Whether a step of a loop of the depth goes as far in the left operand as one of the rows: what the next row reads first, this one reads
    /// with its second tap.
    /// </summary>
    public bool Slides(PlannedLoop loop) => !loop.IsBatch && loop.Left == Row.Left && Row.Left != 0;

    public static LoopNest Of(ContractionPart part) => new(part);

    /// <summary>How many columns further within a row a step of an output's loop goes.</summary>
    public int ColumnsOf(PlannedLoop loop) =>
        loop.Output != 0 && Math.Abs(loop.Output) < Part.Output.Tensor.Shape.Last && Part.Output.Tensor.Shape.Last > 1 ? loop.Output : 0;

    private static PlannedLoop SingleColumn => new("", 1, IsBatch: false, 1, 0, 1);

    private AxisMap LastAxis => Part.Output.Axes[Part.Output.Axes.Count - 1];

    // Vectors need neighbours in the output and the right operand, and in the left one neighbours or one number for all: else (one filter a
    // group) columns are computed one by one.
    private static PlannedLoop ColumnOf(LoopIndex index, ContractionPart part)
    {
        var loop = PlannedLoop.Of(index, part);
        return loop is { Output: 1, Right: 1, Left: 0 or 1 } || loop.Extent == 1 ? loop : SingleColumn;
    }

    // Outermost first: the batch, then the longest strides.
    private List<PlannedLoop> Join(IEnumerable<LoopIndex> indices, Func<PlannedLoop, int> stride)
    {
        IEnumerable<PlannedLoop> unordered = indices.Select(index => PlannedLoop.Of(index, Part));
        var loops = Ordered.Ascending(unordered, loop => loop.IsBatch ? 0 : 1, loop => -Math.Abs(stride(loop)), loop => -Math.Abs(loop.Right));

        // Where a row of an image ends, zeros follow, not the next row.
        for (var inner = Part.ReachesOutside ? 0 : loops.Count - 1; inner > 0; inner--)
        {
            // A loop along a row's columns stays one, so that an epilogue knows its columns.
            var isAlongRow = ColumnsOf(loops[inner]) != 0;
            if (!loops[inner].Continues(loops[inner - 1]) || isAlongRow != (ColumnsOf(loops[inner - 1]) != 0))
                continue;

            loops[inner - 1] = loops[inner].Join(loops[inner - 1]);
            loops.RemoveAt(inner);
        }

        return loops;
    }

    // The innermost loop that is long enough to fill tiles; the loop over the batch only where it is the only one (it may run once).
    // All rows of a tile share the right operand's vectors, and its columns.
    private static PlannedLoop ChooseRow(List<PlannedLoop> loops, int columns)
    {
        var enough = TilePlan.RowsFor(columns, partialSums: 1);
        return loops.LastOrDefault(loop => !loop.IsBatch && loop.Extent >= enough)
            ?? Ordered.Ascending(loops.Where(loop => !loop.IsBatch && loop.Extent > 1), loop => -loop.Extent).FirstOrDefault()
            ?? loops.FirstOrDefault()
            ?? new PlannedLoop("m", 1, IsBatch: false, 0, 0, 0);
    }
}

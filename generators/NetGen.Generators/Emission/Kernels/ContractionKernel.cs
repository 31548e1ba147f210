using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints a contraction as a register-blocked kernel: loops round tiles of rows × vectors whose sums stay in registers over the whole
/// depth, strides as constants, the rows that fill no tile with one that reaches back, or as smaller tiles, the columns that fill no vector with
/// one that reaches back, or with narrower ones.
/// </summary>
internal sealed partial class ContractionKernel
{
    private readonly ContractionPlan _plan;
    private readonly KernelSignature _signature = new();
    private readonly ContractionEpilogue _epilogue;

    private ContractionKernel(ContractionPlan plan)
    {
        _plan = plan;
        _signature.Reference(plan.Contraction.Left.Tensor, "left");
        _signature.Reference(plan.Contraction.Filters ?? plan.Contraction.Right.Tensor, "right");
        _epilogue = new ContractionEpilogue(plan, _signature);
        if (plan.PackedLeft is { } packed)
            _signature.Reference(packed, TilesOfLeft);
    }

    private bool IsWhole => LaneKernelText.IsWhole(_plan.Columns);

    /// <summary>
    /// The kernel. Its range counts samples, or, for an output that has neither samples nor groups of them, tiles of rows (see <see cref="ContractionPlan.Units"/>).
    /// </summary>
    public static (KernelText Text, KernelSignature Signature) Print(ContractionPlan plan)
    {
        var kernel = new ContractionKernel(plan);
        kernel._signature.Integer("first");
        kernel._signature.Integer("last");
        if (plan is { SumsOverBatch: true, SumsGroups: false })
            kernel._signature.Integer("batch");

        // Whole rows of samples are counted by the caller, so that the kernel needn't know how many a sample has.
        if (plan is { HasSamples: true, Nests.Count: 1, DepthwiseRows: null })
            kernel._signature.RangeScale = plan.Nests[0].BatchLoop?.Extent ?? 1;

        if (kernel.Narrow is { } narrow)
            return (narrow, kernel._signature);

        var text = new LaneKernelText(kernel.Name(), kernel.Summary(), kernel._signature.Parameters, plan.Columns, kernel.Body)
        {
            Helper = kernel._epilogue.Helper,
            Rows = kernel.Rows,
            Pairs = kernel.Pairs,
            MayReachBack = plan.MayReachBack,
            ReachesBack = plan.ReachesBack,
            TakesTwoOfWidest = plan.DepthwiseRows?.All(rows => rows.FitsTwice) == true && plan.Columns % (2 * VectorWidth.V512.Lanes) == 0,
        };
        return (text, kernel._signature);
    }

    private string Name()
    {
        var nest = _plan.Nests[0];
        if (_plan.Tiles is { } tiles)
            return $"Convolve{Literal.Int(tiles.Channels)}To{Literal.Int(_plan.Contraction.Output.Tensor.Shape.Last)}";

        if (_plan.DepthwiseRows is { } rows && _plan.HasSamples)
            return $"Depthwise{Literal.Int(rows.Max(part => part.Y.Taps.Extent))}x{Literal.Int(rows.Max(part => part.X.Taps.Extent))}To{Literal.Int(_plan.Columns)}";

        var depth = nest.Depth.Select(loop => loop.IsBatch ? $"Batch{(loop.Extent == 1 ? "" : Literal.Int(loop.Extent))}" : Literal.Int(loop.Extent));
        var kind = nest.IsElementwise ? "Depthwise" : "Contract";
        return $"{kind}{string.Join("x", depth)}To{Literal.Int(_plan.Columns)}";
    }

    private string Summary()
    {
        var lines = _plan.Nests.Select(nest => ContractionSummary.Of(nest, _epilogue.SumName)).Distinct().ToList();
        lines.AddRange(_epilogue.Formulas());
        if (_plan.Tiles is not null)
            lines.Add("by F(2×2, 3×3): Aᵀ · (Σ (Bᵀ · left · B) ∘ filters) · A, right being the filters, transformed");
        if (_plan.Contraction.Parts.Any(part => part.ReachesOutside))
            lines.Add("left being 0 outside of the image");
        if (_plan.Contraction.FillsRest)
            lines.Add("0 round it");
        if (_plan.PackedLeft is not null)
            lines.Add("tiles of left are copied first: its samples lie a multiple of 4 KiB apart and would compete for one set of the cache");
        if (_plan.SumsGroups)
            lines.Add($"{_epilogue.SumName} being those of a group of samples");
        if (NarrowProducts.OfSamples(_plan))
            lines.Add($"each sum as {Literal.Int(NarrowProducts.TermsOf(_plan))} interleaved partial sums, the lanes of a vector");
        else if (NarrowProducts.OfGradient(_plan) && NarrowProducts.PartialSumsOf(_plan) is > 1 and var partials)
            lines.Add($"each sum as {Literal.Int(partials)} interleaved partial sums");
        else if (_plan.PartialSums > 1)
            lines.Add($"each sum as {Literal.Int(_plan.PartialSums)} interleaved partial sums");
        return string.Join("\n", lines);
    }

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        Declare(writer);
        for (var i = 0; i < _plan.Nests.Count; i++)
        {
            if (i > 0)
                writer.Line();
            if (_plan.Nests.Count > 1)
                writer.Line($"// {_epilogue.SumName}[{string.Join(", ", _plan.Nests[i].Part.Output.Axes)}]");
            if (_plan.Tiles is { } tiles)
                InTiles(writer, names, _plan.Nests[i], tiles);
            else if (_plan.DepthwiseRows is { } rows)
                AlongImageRows(writer, names, _plan.Nests[i], rows[i]);
            else if (_plan.PacksRight)
                Packed(writer, names, _plan.Nests[i]);
            else if (_plan.SumsInBlocks)
                InBlocks(writer, names, _plan.Nests[i]);
            else if (_plan.HasSamples)
                OverSamples(writer, names, _plan.Nests[i]);
            else
                OverUnits(writer, names, _plan.Nests[i], new Position(_plan.Nests[i]), null);
        }

        if (!_plan.CoversColumns)
            writer.Line($"return {Literal.Int(_plan.Columns)} - (({Literal.Int(_plan.Columns)} - column) % L.Count);");
    }

    private void Declare(CodeWriter writer)
    {
        if (_plan.DepthwiseRows is { } rows)
            DeclareZeros(writer, rows);
        else if (_plan.Tiles is null)
            _epilogue.Declare(writer);
        SkipMargin(writer);
        if (_plan.PairReachesBack)
            writer.Line($"var {ContractionTile.Second} = Math.Min(L.Count, {Literal.Int(_plan.Columns)} - L.Count);");
    }

    // Tiles of several vectors from left to right, then of fewer.
    private void Columns(CodeWriter writer, Names names, LoopNest nest, int vectors, Action<int, string> tile)
    {
        var columns = nest.Column.Extent;
        var n = names.New("n");
        var start = _plan.CoversColumns ? $"nint {n} = 0" : $"var {n} = column";
        var counts = VectorCounts(columns, vectors);
        if (counts.Count > 1)
        {
            writer.Line(start + ";");
            start = "";
        }

        foreach (var count in counts)
        {
            var step = count == 1 ? "L.Count" : $"{Literal.Int(count)} * L.Count";
            var isPair = count == 2 && _plan.PairReachesBack;
            if (!_plan.ReachesBack || count > 2 || (count * VectorWidth.V512.Lanes > columns && !isPair))
            {
                // Where fewer columns are left to this width than so many vectors have, there is nothing to compile.
                var fits = _plan.CoversColumns || count == 1 ? "" : $"{step} <= {Literal.Int(columns)} && ";
                using (writer.Braces($"for ({start}; {fits}{n} <= {Literal.Int(columns)} - {(count == 1 ? step : $"({step})")}; {n} += {step})"))
                    tile(count, n);
                continue;
            }

            // Two vectors, too, as long as there are columns for more than one.
            using (writer.Braces($"for ({start}; {n} < {Literal.Int(columns)}{(count == 1 ? "" : " - L.Count")}; {n} += {step})"))
            {
                var first = names.New("at");
                var reach = count == 1 ? step : isPair ? $"({ContractionTile.Second} + L.Count)" : $"({step})";
                writer.Line($"var {first} = Math.Min({n}, {Literal.Int(columns)} - {reach});");
                tile(count, first);
            }
        }
    }

    // 4, 2, 1: those that some width needs to cover the columns.
    private static List<int> VectorCounts(int columns, int most)
    {
        var needed = new List<int>();
        for (var count = most; count >= 1; count /= 2)
        {
            if ((count == 1 && columns % VectorWidth.V512.Lanes != 0) || VectorWidth.Kernels.Any(width => IsLeft(count, width)))
                needed.Add(count);
        }

        return needed;

        // Narrower widths get what wider ones leave; on hardware without those, everything.
        bool IsLeft(int count, VectorWidth width)
        {
            var left = columns / width.Lanes;
            for (var more = most; more > count; more /= 2)
                left %= more;
            return left >= count;
        }
    }

    private void Tile(
        CodeWriter writer,
        Names names,
        LoopNest nest,
        Position position,
        string column,
        int rows,
        int vectors,
        SumBlock? block = null,
        PlannedLoop? panel = null,
        int panels = 1)
    {
        var tile = new ContractionTile(writer, names, _plan, nest, rows, vectors, panel, panels);
        var left = nest.IsElementwise ? position.Left.Plus(column) : position.Left;
        writer.Line($"ref var a = ref {(_plan.PackedLeft is null ? left.Reference("left") : PackedTile(nest))};");
        var right = _plan.PacksRight ? new Address(0).Plus(column).Reference("packed") : position.Right.Plus(column).Reference("right");
        writer.Line($"ref var b = ref {right};");
        tile.Sum();
        _epilogue.Finish(writer, names, tile, position, column, block);
    }

    // Where there is a margin, from the first pixel on: then kernels differ in numbers only, whatever the margin.
    private Position Start(LoopNest nest) =>
        _plan.Contraction.FillsRest ? new Position(nest) with { Output = new Address(0) } : new Position(nest);

    private void SkipMargin(CodeWriter writer)
    {
        if (_plan.Contraction.FillsRest)
            writer.Line($"{_epilogue.OutputName} = ref Unsafe.Add(ref {_epilogue.OutputName}, {Literal.Int(_plan.Nests[0].OutputStart)});");
    }

    // The margin of a sample's image: before the first pixel, between rows, behind the last one.
    private void ClearMargin(CodeWriter writer, PlannedLoop batch, string sample)
    {
        if (!_plan.Contraction.FillsRest)
            return;

        var (image, part) = (_plan.Contraction.Outputs[0], _plan.Contraction.Parts[0].Output);
        var (row, rows) = (image.Shape.SizeFrom(part.Axes.Count - 3), part.Axes.Count > 3 ? part.Axes[1].Terms[0].Index.Extent : 1);
        var width = part.Axes[part.Axes.Count - 2].Terms[0].Index.Extent * image.Shape.Last;
        var start = PlannedLoop.StartOf(part);
        writer.Line($"Layout.ClearMargin(ref {new Address(0).Plus(sample, batch.Output).Reference(_epilogue.OutputName)}, {Literal.Int(start)}, "
            + $"{Literal.Int(rows)}, {Literal.Int(row)}, {Literal.Int(width)}, {Literal.Int(image.Size)});");
    }

    private string Load(Tensor tensor, string reference, string index) => ContractionTile.Load(_plan, tensor, reference, index);

    private string Bound(string name, PlannedLoop loop) => _plan.Nests.Count == 1 ? name : Times(name, loop.Extent);

    private static string Times(string index, int factor) => factor == 1 ? index : $"{index} * {Literal.Int(factor)}";
}

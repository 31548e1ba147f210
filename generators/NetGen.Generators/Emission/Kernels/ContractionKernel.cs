using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints a contraction as a register-blocked kernel: loops round tiles of rows × vectors whose sums stay in registers over the whole
/// depth, strides as constants, the rows that fill no tile as smaller tiles, the columns that fill no vector with one that reaches back, or
/// with narrower ones.
/// </summary>
internal sealed class ContractionKernel
{
    private readonly ContractionPlan _plan;
    private readonly KernelSignature _signature = new();
    private readonly ContractionEpilogue _epilogue;

    private ContractionKernel(ContractionPlan plan)
    {
        _plan = plan;
        _signature.Reference(plan.Contraction.Left.Tensor, "left");
        _signature.Reference(plan.Contraction.Right.Tensor, "right");
        _epilogue = new ContractionEpilogue(plan, _signature);
    }

    private bool IsWhole => LaneKernelText.IsWhole(_plan.Columns);

    /// <summary>
    /// The kernel. Its range counts samples, or, for an output that has no samples, tiles of rows (see <see cref="ContractionPlan.Units"/>).
    /// </summary>
    public static (KernelText Text, KernelSignature Signature) Print(ContractionPlan plan)
    {
        var kernel = new ContractionKernel(plan);
        kernel._signature.Integer("first");
        kernel._signature.Integer("last");
        if (plan.SumsOverBatch)
            kernel._signature.Integer("batch");

        // Whole rows of samples are counted by the caller, so that the kernel needn't know how many a sample has.
        if (plan.SharesSamples && plan.Nests.Count == 1)
            kernel._signature.RangeScale = plan.Nests[0].BatchLoop?.Extent ?? 1;

        var text = new LaneKernelText(kernel.Name(), kernel.Summary(), kernel._signature.Parameters, plan.Columns, kernel.Body)
        {
            Helper = kernel._epilogue.Helper,
            ReachesBack = plan.ReachesBack,
        };
        return (text, kernel._signature);
    }

    private string Name()
    {
        var nest = _plan.Nests[0];
        var depth = nest.Depth.Select(loop => loop.IsBatch ? $"Batch{(loop.Extent == 1 ? "" : Literal.Int(loop.Extent))}" : Literal.Int(loop.Extent));
        var kind = nest.IsElementwise ? "Depthwise" : "Contract";
        return $"{kind}{string.Join("x", depth)}To{Literal.Int(_plan.Columns)}";
    }

    private string Summary()
    {
        var lines = _plan.Nests.Select(nest => ContractionSummary.Of(nest, _epilogue.SumName)).Distinct().ToList();
        lines.AddRange(_epilogue.Formulas());
        if (_plan.PartialSums > 1)
            lines.Add($"each sum as {Literal.Int(_plan.PartialSums)} interleaved partial sums");
        return string.Join("\n", lines);
    }

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        _epilogue.Declare(writer);
        for (var i = 0; i < _plan.Nests.Count; i++)
        {
            if (i > 0)
                writer.Line();
            if (_plan.Nests.Count > 1)
                writer.Line($"// {_epilogue.SumName}[{string.Join(", ", _plan.Nests[i].Part.Output.Axes)}]");
            if (_plan.PacksRight)
                Packed(writer, names, _plan.Nests[i]);
            else if (_plan.SumsInBlocks)
                InBlocks(writer, names, _plan.Nests[i]);
            else if (_plan.SharesSamples)
                OverSamples(writer, names, _plan.Nests[i]);
            else
                OverUnits(writer, names, _plan.Nests[i], new Position(_plan.Nests[i]), null);
        }

        if (!_plan.CoversColumns)
            writer.Line($"return {Literal.Int(_plan.Columns)} - (({Literal.Int(_plan.Columns)} - column) % L.Count);");
    }

    private void OverSamples(CodeWriter writer, Names names, LoopNest nest)
    {
        using var loops = new Loops(writer);
        var position = new Position(nest);
        if (PanelLoop(nest) is { } panel)
        {
            InPanels(writer, names, nest, panel);
            return;
        }

        foreach (var loop in nest.Outer)
        {
            var name = names.New(loop.Name);
            loops.Open(loop.IsBatch
                ? $"for (var {name} = {Bound("first", loop)}; {name} < {Bound("last", loop)}; {name}++)"
                : $"for (nint {name} = 0; {name} < {Literal.Int(loop.Extent)}; {name}++)");
            position = position.Plus(loop, name);
        }

        if (nest.Row.IsBatch)
            SampleRows(writer, names, nest, position);
        else
            ConstantRows(writer, names, nest, position);
    }

    // The loop over panels of a dense layer, where these are the only outer loop.
    private PlannedLoop? PanelLoop(LoopNest nest) =>
        nest.Row is { IsBatch: true, Extent: 1 } && nest.Outer.Count == 1 && nest.Outer[0] is { Left: 0 } loop && nest.ColumnsOf(loop) != 0
        && _plan.PartialSums == 1 && IsWhole ? loop : null;

    // With rows enough, tile by tile and panel by panel; a single row goes through several panels at once, or it would have too few sums.
    private void InPanels(CodeWriter writer, Names names, LoopNest nest, PlannedLoop panel)
    {
        var rows = _plan.RowsOf(nest);
        var (index, position) = (names.New(panel.Name), new Position(nest));
        using (writer.Braces($"if (last - first >= {Literal.Int(rows)})"))
        using (writer.Braces($"for (nint {index} = 0; {index} < {Literal.Int(panel.Extent)}; {index}++)"))
        {
            Columns(writer, names, nest, TilePlan.VectorsFor(_plan.Columns, 1), (vectors, column) => Rows(
                writer, names, "first", "last", rows, m => Tile(writer, names, nest, position.Plus(panel, index).Plus(nest.Row, m), column, rows, vectors)));
        }

        writer.Line("else");
        var panels = Math.Min(TilePlan.SumsOfOneRow / TilePlan.VectorsFor(_plan.Columns, 1), panel.Extent);
        if (panels == panel.Extent)
        {
            SingleRows(writer, names, nest, position, panel, panels);
            return;
        }

        var start = names.New(panel.Name);
        using (writer.Braces($"for (nint {start} = 0; {start} < {Literal.Int(panel.Extent)}; {start} += {Literal.Int(panels)})"))
        {
            var at = start;
            if (panel.Extent % panels != 0)
            {
                // The last ones reach back over some that are done, to the same bits.
                at = names.New("panel");
                writer.Line($"var {at} = Math.Min({start}, {Literal.Int(panel.Extent - panels)});");
            }

            SingleRows(writer, names, nest, position.Plus(panel, at), panel, panels);
        }
    }

    private void SingleRows(CodeWriter writer, Names names, LoopNest nest, Position position, PlannedLoop panel, int panels)
    {
        var row = names.New("m");
        using (writer.Braces($"for (var {row} = first; {row} < last; {row}++)"))
        {
            Columns(writer, names, nest, TilePlan.VectorsFor(_plan.Columns, 1), (vectors, column) =>
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position.Plus(nest.Row, row), column, 1, vectors, panel: panel, panels: panels);
            });
        }
    }

    // As many full tiles as there are rows for, then row by row.
    private void SampleRows(CodeWriter writer, Names names, LoopNest nest, Position position)
    {
        var (first, last) = (Bound("first", nest.Row), Bound("last", nest.Row));
        var rows = _plan.RowsOf(nest);
        if (_plan.TilesDivideSamples(nest))
        {
            Columns(writer, names, nest, TilePlan.VectorsFor(_plan.Columns, _plan.PartialSums), (vectors, column) =>
            {
                var m = names.New("m");
                using (writer.Braces($"for (var {m} = {first}; {m} < {last}; {m} += {Literal.Int(rows)})"))
                    Tile(writer, names, nest, position.Plus(nest.Row, m), column, rows, vectors);
            });
            return;
        }

        // The last tile reaches back over rows that another has computed, to the same bits: cheaper than rows one by one.
        if (rows > 1)
        {
            using (writer.Braces($"if ({last} - {first} >= {Literal.Int(rows)})"))
            {
                Columns(writer, names, nest, TilePlan.VectorsFor(_plan.Columns, _plan.PartialSums), (vectors, column) =>
                    Rows(writer, names, first, last, rows, m => Tile(writer, names, nest, position.Plus(nest.Row, m), column, rows, vectors)));
            }

            writer.Line("else");
        }

        var row = names.New("m");
        using (writer.Braces($"for (var {row} = {first}; {row} < {last}; {row}++)"))
        {
            Columns(writer, names, nest, Math.Max(1, 2 * TilePlan.VectorsOfOneRow / Math.Max(2, _plan.PartialSums)), (vectors, column) =>
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position.Plus(nest.Row, row), column, 1, vectors);
            });
        }
    }

    private static void Rows(CodeWriter writer, Names names, string first, string last, int rows, Action<string> tile)
    {
        var (m, row) = (names.New("m"), names.New("row"));
        using var loop = writer.Braces($"for (var {m} = {first}; {m} < {last}; {m} += {Literal.Int(rows)})");
        writer.Line($"var {row} = Math.Min({m}, {last} - {Literal.Int(rows)});");
        tile(row);
    }

    private void ConstantRows(CodeWriter writer, Names names, LoopNest nest, Position position)
    {
        var rows = _plan.RowsOf(nest);
        Columns(writer, names, nest, TilePlan.VectorsFor(_plan.Columns, _plan.PartialSums), (vectors, column) =>
        {
            if (rows == nest.Row.Extent)
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position, column, rows, vectors);
                return;
            }

            var m = names.New("m");
            using (writer.Braces($"for (nint {m} = 0; {m} < {Literal.Int(nest.Row.Extent)}; {m} += {Literal.Int(rows)})"))
            {
                var row = m;
                if (nest.Row.Extent % rows != 0 || nest.IsElementwise)
                {
                    row = names.New("row");
                    writer.Line($"var {row} = Math.Min({m}, {Literal.Int(nest.Row.Extent - rows)});");
                }

                Tile(writer, names, nest, position.Plus(nest.Row, row), column, rows, vectors);
            }
        });
    }

    // Sample by sample, while its images are in the cache; what is summed so far waits in memory.
    private void InBlocks(CodeWriter writer, Names names, LoopNest nest)
    {
        var sample = names.New("sample");
        using var samples = writer.Braces($"for (nint {sample} = 0; {sample} < batch; {sample}++)");
        var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times(sample, nest.Depth[0].Extent));
        if (!_plan.SumsRowByRow)
        {
            OverUnits(writer, names, nest, position, new SumBlock($"{sample} > 0", $"{sample} < batch - 1"));
            return;
        }

        var rows = nest.Depth[1];
        var row = names.New(rows.Name);
        using var images = writer.Braces($"for (nint {row} = 0; {row} < {Literal.Int(rows.Extent)}; {row}++)");
        var block = new SumBlock($"{sample} > 0 || {row} > 0", $"{sample} < batch - 1 || {row} < {Literal.Int(rows.Extent - 1)}");
        OverUnits(writer, names, nest, position.Plus(rows, row), block);
    }

    // Block by block of samples, whose panel of the right operand is copied to where its rows lie side by side.
    private void Packed(CodeWriter writer, Names names, LoopNest nest)
    {
        var size = Literal.Int(ContractionPlan.PackedSamples);
        writer.Line($"Span<float> panelOfRight = stackalloc float[{size} * {Literal.Int(_plan.Columns)}];");
        writer.Line("ref var packed = ref MemoryMarshal.GetReference(panelOfRight);");
        using (writer.Braces($"for (nint block = 0; block < batch; block += {size})"))
        {
            writer.Line($"var count = Math.Min({size}, batch - block);");
            writer.Line("nint panel = -1;");
            var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times("block", nest.Depth[0].Extent));
            OverUnits(writer, names, nest, position, new SumBlock("block > 0", $"block < batch - {size}"));
        }
    }

    private void Pack(CodeWriter writer, Position position, string panel)
    {
        var columns = Literal.Int(_plan.Columns);
        using (writer.Braces($"if (panel != {panel})"))
        {
            writer.Line($"panel = {panel};");
            using (writer.Braces("for (nint k = 0; k < count; k++)"))
            using (writer.Braces($"for (nint c = 0; c < {columns}; c += L.Count)"))
            {
                var from = position.Right.Plus("k", _plan.Nests[0].Depth[0].Right).Plus("c");
                writer.Line(VectorWidth.Any.Store(VectorWidth.Any.Load("right", from.Text), "packed", $"(k * {columns}) + c"));
            }
        }
    }

    private void OverUnits(CodeWriter writer, Names names, LoopNest nest, Position position, SumBlock? block)
    {
        var unit = names.New("unit");
        using var units = writer.Braces($"for (var {unit} = first; {unit} < last; {unit}++)");
        var rows = _plan.RowsOf(nest);

        // The number of a tile has the outer loops' indices as digits, the tile's own last.
        var rest = unit;
        var tile = Digit(_plan.RowTiles, "tile");
        var panel = rest;
        foreach (var loop in nest.Outer.Reverse())
        {
            if (Digit(loop.Extent, loop.Name) is { } digit)
                position = position.Plus(loop, digit);
        }

        if (_plan.PacksRight)
            Pack(writer, position, panel);

        var full = nest.Row.Extent / rows;
        var tail = nest.Row.Extent % rows;
        if (tail == 0 || full == 0)
        {
            Columns(tail == 0 ? rows : tail);
            return;
        }

        using (writer.Braces($"if ({tile} < {Literal.Int(full)})"))
            Columns(rows);
        using (writer.Braces("else"))
            Columns(tail);

        void Columns(int height) => this.Columns(
            writer, names, nest, TilePlan.VectorsFor(_plan.Columns, _plan.PartialSums), (vectors, column) =>
            {
                using (writer.Braces())
                {
                    var at = tile is null ? position : position.Plus(nest.Row, rows == 1 ? tile : $"{tile} * {Literal.Int(rows)}");
                    Tile(writer, names, nest, at, column, height, vectors, block);
                }
            });

        string? Digit(int extent, string stem)
        {
            if (extent == 1)
                return null;

            var name = names.New(stem);
            writer.Line($"var {name} = {rest} % {Literal.Int(extent)};");
            var next = names.New("rest");
            writer.Line($"var {next} = {rest} / {Literal.Int(extent)};");
            rest = next;
            return name;
        }
    }

    // Tiles of several vectors from left to right, then of fewer.
    private void Columns(CodeWriter writer, Names names, LoopNest nest, int vectors, Action<int, string> tile)
    {
        var columns = nest.Column.Extent;
        var n = names.New("n");
        writer.Line(_plan.CoversColumns ? $"nint {n} = 0;" : $"var {n} = column;");
        foreach (var count in VectorCounts(columns, vectors))
        {
            var width = count == 1 ? "L.Count" : $"({Literal.Int(count)} * L.Count)";
            var step = width.Trim('(', ')');
            if (!_plan.ReachesBack || count > 2 || count * VectorWidth.V512.Lanes > columns)
            {
                // Where fewer columns are left to this width than so many vectors have, there is nothing to compile.
                var fits = _plan.CoversColumns || count == 1 ? "" : $"{step} <= {Literal.Int(columns)} && ";
                using (writer.Braces($"for (; {fits}{n} <= {Literal.Int(columns)} - ({step}); {n} += {step})"))
                    tile(count, n);
                continue;
            }

            // Two vectors, too, as long as there are columns for more than one.
            using (writer.Braces($"for (; {n} < {Literal.Int(columns)}{(count == 1 ? "" : " - L.Count")}; {n} += {step})"))
            {
                var first = names.New("at");
                writer.Line($"var {first} = Math.Min({n}, {Literal.Int(columns)} - {width});");
                tile(count, first);
            }
        }
    }

    // 4, 2, 1: those that some width needs to cover the columns.
    private static List<int> VectorCounts(int columns, int most)
    {
        var needed = new SortedSet<int>();
        if (columns % VectorWidth.V512.Lanes != 0)
            needed.Add(1);
        foreach (var width in VectorWidth.Kernels)
        {
            // Narrower widths get what wider ones leave; on hardware without those, everything.
            var left = columns / width.Lanes;
            for (var count = most; count >= 1; count /= 2)
            {
                if (left >= count)
                    needed.Add(count);
                left %= count;
            }
        }

        return needed.Reverse().ToList();
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
        writer.Line($"ref var a = ref {left.Reference("left")};");
        var right = _plan.PacksRight ? new Address(0).Plus(column).Reference("packed") : position.Right.Plus(column).Reference("right");
        writer.Line($"ref var b = ref {right};");
        tile.Sum();
        _epilogue.Finish(writer, names, tile, position, column, block);
    }

    private string Bound(string name, PlannedLoop loop) => _plan.Nests.Count == 1 ? name : Times(name, loop.Extent);

    private static string Times(string index, int factor) => factor == 1 ? index : $"{index} * {Literal.Int(factor)}";
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Sums over samples, in blocks of what is in the cache: workers share tiles, or, where groups of samples have sums of their own, the samples.</content>
internal sealed partial class ContractionKernel
{
    // Sample by sample, or some rows of one at a time, while they are in the cache; what is summed so far waits in memory.
    private void InBlocks(CodeWriter writer, Names names, LoopNest nest)
    {
        var sample = names.New("sample");
        var range = _plan.SumsGroups ? $"{sample} = first; {sample} < last" : $"{sample} = 0; {sample} < batch";
        using var samples = writer.Braces($"for (nint {range}; {sample}++)");
        var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times(sample, nest.Depth[0].Extent));
        var hasSums = $"{sample} > 0";
        if (_plan.SumsGroups)
        {
            DeclareSumsOfGroup(writer, sample);
            hasSums = SumBlock.HasSumsOfGroup(sample);
        }

        // A group's sums have nothing behind them that would have to know which is the last.
        var hasMore = _plan.SumsGroups ? "true" : $"{sample} < batch - 1";
        var rows = ContractionPlan.LoopsOfSample(nest)[0];
        if (_plan.BlockSteps == rows.Extent)
        {
            OverUnits(writer, names, nest, position, new SumBlock(hasSums, hasMore));
            return;
        }

        var row = names.New(rows.Name);
        var step = _plan.BlockSteps == 1 ? $"{row}++" : $"{row} += {Literal.Int(_plan.BlockSteps)}";
        using var images = writer.Braces($"for (nint {row} = 0; {row} < {Literal.Int(rows.Extent)}; {step})");
        var block = new SumBlock($"{hasSums} || {row} > 0", $"{hasMore} || {row} < {Literal.Int(rows.Extent - _plan.BlockSteps)}");
        OverUnits(writer, names, nest, position.Plus(rows, row), block);
    }

    private void DeclareSumsOfGroup(CodeWriter writer, string sample)
    {
        var group = new Address(0).Plus(SumBlock.GroupOf(sample), _plan.Contraction.Output.Tensor.Size);
        writer.Line($"ref var {_epilogue.SumName} = ref {group.Reference(ContractionEpilogue.Groups)};");
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
            if (_plan.PackedLeft is null)
                writer.Line("nint panel = -1;");
            var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times("block", nest.Depth[0].Extent));
            var sums = new SumBlock("block > 0", $"block < batch - {size}");
            if (_plan.PackedLeft is null)
                OverUnits(writer, names, nest, position, sums);
            else
                OverPackedTiles(writer, names, nest, position, sums);
        }
    }

    // The worker's tiles of the left operand are copied once for all panels of the right one. Each block of samples has room of its own: another worker
    // may still be reading the last one's.
    private void OverPackedTiles(CodeWriter writer, Names names, LoopNest nest, Position position, SumBlock sums)
    {
        var rows = Literal.Int(_plan.RowsOf(nest));
        writer.Line($"ref var {BlockTiles} = ref Unsafe.Add(ref {TilesOfLeft}, block * {Literal.Int(_plan.PackedLeft!.Size)});");
        writer.Line($"Layout.PackTiles(ref {position.Left.Reference("left")}, {Literal.Int(nest.Depth[0].Left)}, ref {BlockTiles}, count, first, last, "
            + $"{rows}, {Literal.Int(nest.Row.Extent)});");
        using var loops = new Loops(writer);
        foreach (var loop in nest.Outer)
        {
            var index = names.New(loop.Name);
            loops.Open($"for (nint {index} = 0; {index} < {Literal.Int(loop.Extent)}; {index}++)");
            position = position.Plus(loop, index);
        }

        Pack(writer, position);
        using (writer.Braces($"for (var {Unit} = first; {Unit} < last; {Unit}++)"))
            TileOfRows(writer, names, nest, position, Unit, sums);
    }

    private const string Unit = "unit";
    private const string TilesOfLeft = "tilesOfLeft";
    private const string BlockTiles = "tilesOfBlock";

    private string PackedTile(LoopNest nest) => new Address(0).Plus($"{Unit} * count", _plan.RowsOf(nest)).Reference(BlockTiles);

    private void Pack(CodeWriter writer, Position position)
    {
        var columns = Literal.Int(_plan.Columns);
        using (writer.Braces("for (nint k = 0; k < count; k++)"))
        using (writer.Braces($"for (nint c = 0; c < {columns}; c += L.Count)"))
        {
            var from = position.Right.Plus("k", _plan.Nests[0].Depth[0].Right).Plus("c");
            writer.Line(VectorWidth.Any.Store(VectorWidth.Any.Load("right", from.Text), "packed", $"(k * {columns}) + c"));
        }
    }

    private void OverUnits(CodeWriter writer, Names names, LoopNest nest, Position position, SumBlock? block)
    {
        if (!_plan.FitsRowsOfWidest(nest))
        {
            OverUnits(writer, names, nest, position, block, isWhole: false);
            return;
        }

        using (writer.Braces("if (Vector512.IsHardwareAccelerated)"))
            OverUnits(writer, names, nest, position, block, isWhole: true);
        using (writer.Braces("else"))
            OverUnits(writer, names, nest, position, block, isWhole: false);
    }

    // Whole: all rows are one tile.
    private void OverUnits(CodeWriter writer, Names names, LoopNest nest, Position position, SumBlock? block, bool isWhole)
    {
        var unit = names.New("unit");
        using var units = new Loops(writer);
        if (!_plan.SumsGroups)
            units.Open($"for (var {unit} = first; {unit} < last; {unit}++)");
        else if (!_plan.TakesAllTaps)
            units.Open($"for (nint {unit} = 0; {unit} < {Literal.Int(isWhole ? PlannedLoop.Product(nest.Outer) : _plan.Units)}; {unit}++)");
        if (_plan.TakesAllTaps)
        {
            Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position, column, nest.Row.Extent, vectors, block, nest.Outer[0], nest.Outer[0].Extent);
            });
            return;
        }

        // The number of a tile has the outer loops' indices as digits, the tile's own last.
        var rest = unit;
        var tile = isWhole ? null : Digit(_plan.RowTiles, "tile");
        var panel = rest;
        foreach (var loop in nest.Outer.Reverse())
        {
            if (Digit(loop.Extent, loop.Name) is { } digit)
                position = position.Plus(loop, digit);
        }

        if (_plan.PacksRight)
        {
            using var change = writer.Braces($"if (panel != {panel})");
            writer.Line($"panel = {panel};");
            Pack(writer, position);
        }

        TileOfRows(writer, names, nest, position, tile, block, isWhole);

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

    // A tile of rows, all its columns; the last ones may have fewer rows. No number: there is one.
    private void TileOfRows(CodeWriter writer, Names names, LoopNest nest, Position position, string? tile, SumBlock? block, bool isWhole = false)
    {
        var rows = _plan.RowsOf(nest);
        var (full, tails, rowsOfTail) = _plan.TilesOf(nest);
        if (isWhole || full == 0 || tails == 0)
        {
            Write(isWhole ? nest.Row.Extent : tails == 0 ? rows : rowsOfTail, tile is null ? null : Times(tile, rows));
            return;
        }

        using (writer.Braces($"if ({tile} < {Literal.Int(full)})"))
            Write(rows, Times(tile!, rows));
        using (writer.Braces("else"))
            Write(rowsOfTail, $"({Times(tile!, rowsOfTail)}) + {Literal.Int(full * (rows - rowsOfTail))}");

        void Write(int height, string? first) => Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
        {
            using (writer.Braces())
                Tile(writer, names, nest, first is null ? position : position.Plus(nest.Row, first), column, height, vectors, block);
        });
    }
}

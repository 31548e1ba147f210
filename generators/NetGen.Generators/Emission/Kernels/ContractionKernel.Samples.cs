using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Outputs that samples have: tiles of their rows.</content>
internal sealed partial class ContractionKernel
{
    private void OverSamples(CodeWriter writer, Names names, LoopNest nest)
    {
        if (PanelLoop(nest) is { } panel)
        {
            InPanels(writer, names, nest, panel);
            return;
        }

        using var loops = new Loops(writer);
        var position = OpenOuter(loops, writer, names, nest);
        if (nest.Row.IsBatch)
            SampleRows(writer, names, nest, position);
        else
            ConstantRows(writer, names, nest, position);
    }

    // The loops outside of the rows; where they have come to.
    private Position OpenOuter(Loops loops, CodeWriter writer, Names names, LoopNest nest)
    {
        var position = Start(nest);
        foreach (var loop in nest.Outer)
        {
            var name = names.New(loop.Name);
            loops.Open(loop.IsBatch
                ? $"for (var {name} = {Bound("first", loop)}; {name} < {Bound("last", loop)}; {name}++)"
                : $"for (nint {name} = 0; {name} < {Literal.Int(loop.Extent)}; {name}++)");
            position = position.Plus(loop, name);
            if (loop.IsBatch)
                ClearMargin(writer, loop, name);
        }

        return position;
    }

    // The loop over panels of a dense layer, where these are the only outer loop.
    private PlannedLoop? PanelLoop(LoopNest nest) =>
        nest.Row is { IsBatch: true, Extent: 1 } && nest.Outer.Count == 1 && nest.Outer[0] is { Left: 0 } loop && nest.ColumnsOf(loop) != 0
        && _plan.PartialSums == 1 && IsWhole ? loop : null;

    // With rows enough, tile by tile and panel by panel; a single row goes through several panels at once, or it would have too few sums.
    private void InPanels(CodeWriter writer, Names names, LoopNest nest, PlannedLoop panel)
    {
        var position = new Position(nest);
        CallRows(writer, nest);
        var panels = Math.Min(TilePlan.SumsOfOneRow / _plan.Vectors, panel.Extent);
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
            Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position.Plus(nest.Row, row), column, 1, vectors, panel: panel, panels: panels);
            });
        }
    }

    // As many full tiles as there are rows for, else row by row; of samples that have several rows there are always enough.
    private void SampleRows(CodeWriter writer, Names names, LoopNest nest, Position position)
    {
        var (first, last) = (Bound("first", nest.Row), Bound("last", nest.Row));
        var rows = _plan.RowsOf(nest);
        if (_plan.TilesDivideSamples(nest))
        {
            Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
            {
                var m = names.New("m");
                using (writer.Braces($"for (var {m} = {first}; {m} < {last}; {m} += {Literal.Int(rows)})"))
                    Tile(writer, names, nest, position.Plus(nest.Row, m), column, rows, vectors);
            });
            return;
        }

        // The last tile reaches back over rows that another has computed, to the same bits: cheaper than rows one by one.
        void Tiles(int height) => Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
            InTilesOf(height, writer, names, first, last, m => Tile(writer, names, nest, position.Plus(nest.Row, m), column, height, vectors)));

        if (nest.Row.Extent > 1)
        {
            Tiles(rows);
            return;
        }

        if (HasRows(nest))
            CallRows(writer, nest);
        else if (rows > 1)
            InRows(writer, nest, first, last, Tiles);

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

    // Whether tiles of several samples have a method of their own: those of a dense layer, which takes its samples as rows.
    private bool HasRows(LoopNest nest) =>
        _plan is { HasSamples: true, Tiles: null, PacksRight: false, SumsInBlocks: false, Nests.Count: 1, Contraction.FillsRest: false }
        && nest.Row is { IsBatch: true, Extent: 1 }
        && (PanelLoop(nest) is not null || (nest.Outer.Count == 0 && !_plan.TilesDivideSamples(nest) && _plan.RowsOf(nest) > 1));

    // What is written next is for fewer samples than a tile has.
    private void CallRows(CodeWriter writer, LoopNest nest)
    {
        writer.Line($"if (last - first >= {Literal.Int(_plan.RowsOf(nest))})");
        using (writer.Indented())
            writer.Line(LaneKernelText.RowsCall + ";");
        writer.Line("else");
    }

    private Action<CodeWriter>? Rows => !HasRows(_plan.Nests[0]) ? null : writer =>
    {
        var (names, nest, position) = (new Names(), _plan.Nests[0], new Position(_plan.Nests[0]));
        Declare(writer);
        var (rows, tall) = (_plan.RowsOf(nest), _plan.TallRowsOf(nest));
        if (tall <= rows)
        {
            Tiles(rows);
            return;
        }

        using (writer.Braces(IfTall("last - first", tall)))
            Tiles(tall);
        using (writer.Braces("else"))
            Tiles(rows);

        void Tiles(int height)
        {
            // The last tile reaches back over rows that another has computed, to the same bits: cheaper than rows one by one.
            if (PanelLoop(nest) is not { } panel)
            {
                Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
                    InTilesOf(height, writer, names, "first", "last", m => Tile(writer, names, nest, position.Plus(nest.Row, m), column, height, vectors)));
                return;
            }

            // All vectors of a panel's row before the next rows: narrower ones would come to its other half half a panel later, and lines of the cache are fetched two at a time.
            var index = names.New(panel.Name);
            using var panels = writer.Braces($"for (nint {index} = 0; {index} < {Literal.Int(panel.Extent)}; {index}++)");
            if (_plan.FetchedOfPanel(panel) is > 0 and var fetched)
            {
                // The widest vectors read both lines of a pair at once: they fetch as fast.
                writer.Line("if (!Vector512.IsHardwareAccelerated)");
                using (writer.Indented())
                    writer.Line($"Layout.Fetch(ref {position.Plus(panel, index).Right.Reference("right")}, {Literal.Int(fetched)});");
            }

            InTilesOf(height, writer, names, "first", "last", m => Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
            {
                using (writer.Braces())
                    Tile(writer, names, nest, position.Plus(panel, index).Plus(nest.Row, m), column, height, vectors);
            }));
        }
    };

    // Tiles of as many rows as the hardware has registers for, if there are as many; what is written next is for fewer.
    private void InRows(CodeWriter writer, LoopNest nest, string first, string last, Action<int> tiles)
    {
        var (rows, tall) = (_plan.RowsOf(nest), _plan.TallRowsOf(nest));
        if (tall > rows)
        {
            using (writer.Braces(IfTall($"{last} - {first}", tall)))
                tiles(tall);
        }

        using (writer.Braces($"{(tall > rows ? "else " : "")}if ({last} - {first} >= {Literal.Int(rows)})"))
            tiles(rows);
        writer.Line("else");
    }

    private static string IfTall(string rows, int tall) => $"if (Vector512.IsHardwareAccelerated && {rows} >= {Literal.Int(tall)})";

    private static void InTilesOf(int rows, CodeWriter writer, Names names, string first, string last, Action<string> tile)
    {
        var (m, row) = (names.New("m"), names.New("row"));
        using var loop = writer.Braces($"for (var {m} = {first}; {m} < {last}; {m} += {Literal.Int(rows)})");
        writer.Line($"var {row} = Math.Min({m}, {last} - {Literal.Int(rows)});");
        tile(row);
    }

    private void ConstantRows(CodeWriter writer, Names names, LoopNest nest, Position position)
    {
        var (rows, tall) = (_plan.RowsOf(nest), _plan.TallRowsOf(nest));
        if (tall == rows)
        {
            ConstantRows(writer, names, nest, position, rows);
            return;
        }

        using (writer.Braces("if (Vector512.IsHardwareAccelerated)"))
            ConstantRows(writer, names, nest, position, tall);
        using (writer.Braces("else"))
            ConstantRows(writer, names, nest, position, rows);
    }

    private void ConstantRows(CodeWriter writer, Names names, LoopNest nest, Position position, int rows)
    {
        Columns(writer, names, nest, _plan.Vectors, (vectors, column) =>
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
}

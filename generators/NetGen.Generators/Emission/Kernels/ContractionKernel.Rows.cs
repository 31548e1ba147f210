using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Two rows of a gradient in a vector of 512 bits (see <see cref="RowPairs"/>), in a method of its own.</content>
internal sealed partial class ContractionKernel
{
    // A dense layer's: all rows, if they fit a tile, or a worker's tiles.
    private void RowsOfSamples(CodeWriter writer)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        writer.Line($"var {Order} = LanePairs.Order({Literal.Int(_plan.Columns)});");
        var position = new Position(nest);
        if (RowPairs.FitATile(_plan))
        {
            Tile(position, nest.Row.Extent);
            return;
        }

        var unit = names.New("unit");
        using var units = writer.Braces($"for (var {unit} = first; {unit} < last; {unit}++)");
        if (_plan.Units == 1)
        {
            Tile(position, nest.Row.Extent);
            return;
        }

        var rows = _plan.RowsOf(nest);
        var (full, _, rest) = _plan.TilesOf(nest);
        if (rest == 0)
        {
            Tile(position.Plus(nest.Row, Times(unit, rows)), rows);
            return;
        }

        using (writer.Braces($"if ({unit} < {Literal.Int(full)})"))
            Tile(position.Plus(nest.Row, Times(unit, rows)), rows);
        using (writer.Braces("else"))
            Tile(position.Plus(nest.Row, full * rows), rest);

        void Tile(Position at, int height)
        {
            var pairs = PairsOf([new("", 1, IsBatch: false, 0, 0, 0)], height);
            writer.Line($"ref var a = ref {at.Left.Reference("left")};");
            writer.Line($"ref var b = ref {at.Right.Reference("right")};");
            Zeros(writer, pairs.ConvertAll(pair => pair.Sum));
            SumRows(writer, names, nest.Depth, 0, "a", "b", pairs);
            var sums = pairs.ConvertAll(pair => pair.Sum);
            var last = height % 2 == 1 ? 1 : 0;
            _epilogue.FinishPairs(writer, names, [.. sums.Take(sums.Count - last)], at.Output, 2 * _plan.Columns, sum => $"LanePairs.Apart({sum}, {Order})");
            if (last > 0)
                _epilogue.FinishHalf(writer, $"LanePairs.Apart({sums[sums.Count - 1]}, {Order}).GetLower()", at.Output.Plus((height - 1) * _plan.Columns));
        }
    }

    // A convolution's: all taps in a tile, by the blocks in which narrower vectors add them up.
    private void RowsOfPixels(CodeWriter writer)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        writer.Line($"var {Order} = LanePairs.Order({Literal.Int(_plan.Columns)});");
        var sample = names.New("sample");
        using var loops = new Loops(writer);
        loops.Open($"for (nint {sample} = first; {sample} < last; {sample}++)");
        var group = new Address(0).Plus(SumBlock.GroupOf(sample), _plan.Contraction.Output.Tensor.Size);
        writer.Line($"ref var {_epilogue.SumName} = ref {group.Reference(ContractionEpilogue.Groups)};");
        var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times(sample, nest.Depth[0].Extent));
        var (rows, hasSums) = (ContractionPlan.LoopsOfSample(nest)[0], SumBlock.HasSumsOfGroup(sample));
        if (_plan.BlockSteps < rows.Extent)
        {
            var row = names.New(rows.Name);
            loops.Open($"for (nint {row} = 0; {row} < {Literal.Int(rows.Extent)}; {row} += {Literal.Int(_plan.BlockSteps)})");
            position = position.Plus(rows, row);
            hasSums = $"{hasSums} || {row} > 0";
        }

        var pairs = PairsOf(TapsOf(nest, nest.Outer), nest.Row.Extent);
        writer.Line($"ref var a = ref {position.Left.Reference("left")};");
        writer.Line($"ref var b = ref {position.Right.Reference("right")};");
        Zeros(writer, pairs.ConvertAll(pair => pair.Sum));
        SumRows(writer, names, _plan.LoopsOfBlock(nest), 0, "a", "b", pairs);
        var sums = pairs.ConvertAll(pair => Declare(writer, names, "sum", $"LanePairs.Apart({pair.Sum}, {Order}){(pair.HasBoth ? "" : ".GetLower()")}"));
        var load = _plan.ReadsBeyond(_plan.Contraction.Output.Tensor) ? "LoadBeyond" : "Load";
        using (writer.Braces($"if ({hasSums})"))
        {
            for (var i = 0; i < sums.Count; i++)
                writer.Line($"{sums[i]} += {Lanes(pairs[i])}.{load}(ref {_epilogue.SumName}, {Literal.Int(pairs[i].Output)});");
        }

        for (var i = 0; i < sums.Count; i++)
            writer.Line($"{Lanes(pairs[i])}.Store({sums[i]}, ref {_epilogue.SumName}, {Literal.Int(pairs[i].Output)});");

        string Lanes(RowPair pair) => pair.HasBoth ? VectorWidth.V512.LanesOf(2 * _plan.Columns) : VectorWidth.V256.LanesOf(_plan.Columns);
    }

    // Two neighbouring rows each, the last of each tap by itself if their number is odd.
    private List<RowPair> PairsOf(IReadOnlyList<PlannedLoop> taps, int rows)
    {
        var pairs = new List<RowPair>();
        foreach (var tap in taps)
        {
            for (var row = 0; row < rows; row += 2)
                pairs.Add(new(ContractionTile.Name(pairs.Count, 0), tap.Output + (row * _plan.Columns), tap.Left + row, row + 1 < rows));
        }

        return pairs;
    }

    private static void SumRows(CodeWriter writer, Names names, IReadOnlyList<PlannedLoop> loops, int level, string left, string right, List<RowPair> pairs)
    {
        if (level == loops.Count)
        {
            var y = Declare(writer, names, "y", $"LanePairs.LoadForBoth(ref {right}, 0)");
            foreach (var pair in pairs)
                writer.Line($"{pair.Sum} = {MultiplyAdd(left, pair.Left, y, pair.Sum, pair.HasBoth)};");
            return;
        }

        var loop = loops[level];
        var (a, b) = (left, right);
        if (level > 0 || loops.Count > 1)
        {
            (a, b) = (names.New("a"), names.New("b"));
            writer.Line($"ref var {a} = ref {left};");
            writer.Line($"ref var {b} = ref {right};");
        }

        var name = names.New(loop.Name.Length == 0 ? "k" : loop.Name);
        using (writer.Braces($"for (nint {name} = 0; {name} < {(loop.IsBatch ? "batch" : Literal.Int(loop.Extent))}; {name}++)"))
        {
            SumRows(writer, names, loops, level + 1, a, b, pairs);
            writer.Line($"{a} = ref Unsafe.Add(ref {a}, {Literal.Int(loop.Left)});");
            writer.Line($"{b} = ref Unsafe.Add(ref {b}, {Literal.Int(loop.Right)});");
        }
    }

    /// <summary>The sum of two rows, or of a last one, and where these lie.</summary>
    private sealed record RowPair(string Sum, int Output, int Left, bool HasBoth);
}

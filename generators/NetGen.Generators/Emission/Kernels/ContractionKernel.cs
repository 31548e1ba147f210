using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints a contraction as a register-blocked kernel: tiles of rows × vectors whose sums stay in registers over the whole depth, strides
/// as constants, columns that fill no vector as narrower vectors and single floats, the epilogue on the registers.
/// </summary>
internal sealed class ContractionKernel
{
    /// <summary>A depth this short (times rows and vectors) is written out; longer ones loop.</summary>
    private const int UnrolledProducts = 64;

    private readonly ContractionPlan _plan;
    private readonly Map? _epilogue;
    private readonly KernelSignature _signature = new();
    private readonly List<string> _inputs = [];
    private readonly List<string> _outputs;

    private ContractionKernel(ContractionPlan plan)
    {
        _plan = plan;
        _epilogue = plan.Contraction.Epilogue;
        _signature.Reference(plan.Contraction.Left.Tensor, "left");
        _signature.Reference(plan.Contraction.Right.Tensor, "right");
        if (_epilogue is null)
        {
            _outputs = [_signature.Reference(plan.Contraction.Output.Tensor, "out")];
            return;
        }

        _inputs = _epilogue.Inputs.Select((input, slot) => slot == 0 ? "sum" : _signature.Reference(input, "in")).ToList();
        _outputs = _epilogue.Results.Select(result => _signature.Reference(result.Target, "out")).ToList();
        _signature.Declare(_epilogue.Results.Select(result => result.Value));
    }

    /// <summary>The kernel; its range counts rows.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(ContractionPlan plan)
    {
        var kernel = new ContractionKernel(plan);
        kernel._signature.Integer("first");
        kernel._signature.Integer("last");
        if (plan.DepthIndex.IsBatch)
            kernel._signature.Integer("depth");

        var depth = plan.DepthIndex.IsBatch ? "Batch" : Literal.Int(plan.DepthIndex.Extent);
        var text = new KernelText($"Contract{depth}x{Literal.Int(plan.Columns)}", kernel.Summary(), kernel._signature.Parameters, kernel.Body);
        return (text, kernel._signature);
    }

    private string Summary()
    {
        var depth = _plan.DepthIndex.IsBatch ? "depth" : Literal.Int(_plan.DepthIndex.Extent);
        string At(int row, int k) => row == 1 ? "[k, m]" : k == 1 ? "[m, k]" : "[m, k]";
        var sum = $"Σk left{At(_plan.LeftRowStride, _plan.LeftDepthStride)} · right[k, n]";
        var lines = new List<string>();
        if (_epilogue is null)
            lines.Add($"{_outputs[0]}[m, n] = {sum}");
        else
        {
            lines.Add($"sum = {sum}");
            lines.AddRange(_epilogue.Results.Select((result, o) =>
                $"{_outputs[o]} = {FormulaPrinter.Print(result.Value, slot => _inputs[slot])}"));
        }

        var partial = _plan.PartialSums == 1 ? "" : $", each sum as {Literal.Int(_plan.PartialSums)} interleaved partial sums";
        lines.Add($"rows first ≤ m < last, {Literal.Int(_plan.Columns)} columns, depth {depth}{partial}");
        return string.Join("\n", lines);
    }

    private void Body(CodeWriter writer, VectorWidth width)
    {
        var names = new Names();
        width = width.For(_plan.Columns);
        var fullTile = TilePlan.Vectors(width) * width.Lanes;
        var pieces = _plan.Columns >= fullTile ? TilePlan.Vectors(width) : width.Cover(_plan.Columns).Count;
        var isHeavy = _epilogue?.Results.Any(result => EpilogueCost.IsHeavy(result.Value)) == true;
        var blocks = TilePlan.RowBlocks(width, pieces, _plan, isHeavy);

        writer.Line("var m = first;");
        foreach (var rows in blocks)
        {
            var vectors = rows == 1 ? TilePlan.VectorsForOneRow(_plan.PartialSums) : TilePlan.Vectors(width);
            if (rows == 1)
            {
                writer.Line();
                writer.Line("// Row by row.");
                using (writer.Braces("for (; m < last; m++)"))
                    Columns(writer, width, names, vectors, 1);
                continue;
            }

            writer.Line();
            writer.Line($"// {Literal.Int(rows)} rows at a time.");
            writer.Line($"var blockEnd{Literal.Int(rows)} = m + ((last - m) / {Literal.Int(rows)} * {Literal.Int(rows)});");
            Columns(writer, width, names, vectors, rows);
            writer.Line($"m = blockEnd{Literal.Int(rows)};");
        }
    }

    // Tiles of `vectors` vectors from left to right, then one tile of whatever is left.
    private void Columns(CodeWriter writer, VectorWidth width, Names names, int vectors, int rows)
    {
        var tile = vectors * width.Lanes;
        var full = _plan.Columns / tile;
        if (full > 1)
        {
            using (writer.Braces($"for (nint n = 0; n < {Literal.Int(full * tile)}; n += {Literal.Int(tile)})"))
                Rows(writer, width.Cover(tile), names, "n", rows);
        }
        else if (full == 1)
            Rows(writer, width.Cover(tile), names, "0", rows);

        if (_plan.Columns > full * tile)
            Rows(writer, width.Cover(_plan.Columns - (full * tile)), names, Literal.Int(full * tile), rows);
    }

    private void Rows(CodeWriter writer, IReadOnlyList<Piece> pieces, Names names, string n, int rows)
    {
        if (rows == 1)
        {
            using (writer.Braces())
                Tile(writer, pieces, names, "m", n, 1);
            return;
        }

        var row = names.New("row");
        using (writer.Braces($"for (var {row} = m; {row} < blockEnd{Literal.Int(rows)}; {row} += {Literal.Int(rows)})"))
            Tile(writer, pieces, names, row, n, rows);
    }

    private void Tile(CodeWriter writer, IReadOnlyList<Piece> pieces, Names names, string m, string n, int rows)
    {
        string Sum(int partial, int row, int piece) =>
            $"c{Literal.Int(row)}_{Literal.Int(piece)}" + (partial == 0 ? "" : $"_{Literal.Int(partial)}");

        writer.Line($"ref var a = ref Unsafe.Add(ref left, {Product(m, _plan.LeftRowStride)});");
        writer.Line($"ref var b = ref {(n == "0" ? "right" : $"Unsafe.Add(ref right, {n})")};");
        for (var row = 0; row < rows; row++)
        {
            for (var piece = 0; piece < pieces.Count; piece++)
            {
                for (var partial = 0; partial < _plan.PartialSums; partial++)
                    writer.Line($"var {Sum(partial, row, piece)} = {pieces[piece].Width.Zero};");
            }
        }

        Depth(writer, pieces, names, rows, Sum);
        for (var row = 0; row < rows; row++)
        {
            for (var piece = 0; piece < pieces.Count; piece++)
            {
                for (var span = 1; span < _plan.PartialSums; span *= 2)
                {
                    for (var partial = 0; partial + span < _plan.PartialSums; partial += 2 * span)
                        writer.Line($"{Sum(partial, row, piece)} += {Sum(partial + span, row, piece)};");
                }
            }
        }

        Finish(writer, pieces, names, m, n, rows, (row, piece) => Sum(0, row, piece));
    }

    private void Depth(CodeWriter writer, IReadOnlyList<Piece> pieces, Names names, int rows, Func<int, int, int, string> sum)
    {
        var partials = _plan.PartialSums;
        if (_plan.DepthIndex.IsBatch)
        {
            using (writer.Braces("for (nint k = 0; k < depth; k++)"))
            {
                Products(writer, pieces, names, rows, 0, 0, sum);
                Advance(writer, 1);
            }

            return;
        }

        var depth = _plan.DepthIndex.Extent;
        if (depth * rows * pieces.Count <= UnrolledProducts)
        {
            for (var k = 0; k < depth; k++)
                Products(writer, pieces, names, rows, k, k % partials, sum);
            return;
        }

        using (writer.Braces($"for (nint k = 0; k < {Literal.Int(depth / partials * partials)}; k += {Literal.Int(partials)})"))
        {
            for (var partial = 0; partial < partials; partial++)
                Products(writer, pieces, names, rows, partial, partial, sum);
            Advance(writer, partials);
        }

        for (var partial = 0; partial < depth % partials; partial++)
            Products(writer, pieces, names, rows, partial, partial, sum);
    }

    private void Advance(CodeWriter writer, int steps)
    {
        writer.Line($"a = ref Unsafe.Add(ref a, {Literal.Int((long)steps * _plan.LeftDepthStride)});");
        writer.Line($"b = ref Unsafe.Add(ref b, {Literal.Int((long)steps * _plan.RightDepthStride)});");
    }

    private void Products(
        CodeWriter writer, IReadOnlyList<Piece> pieces, Names names, int rows, int step, int partial, Func<int, int, int, string> sum)
    {
        var columns = pieces.Select(piece =>
        {
            var name = names.New("b");
            writer.Line($"var {name} = {piece.Width.Load("b", Literal.Int(((long)step * _plan.RightDepthStride) + piece.Offset))};");
            return name;
        }).ToList();

        for (var row = 0; row < rows; row++)
        {
            var offset = Literal.Int(((long)row * _plan.LeftRowStride) + ((long)step * _plan.LeftDepthStride));
            var element = VectorWidth.Scalar.Load("a", offset);
            var broadcasts = new Dictionary<VectorWidth, string>();
            foreach (var width in pieces.Select(piece => piece.Width).Distinct())
            {
                var name = names.New("a");
                writer.Line($"var {name} = {width.Broadcast(element)};");
                broadcasts.Add(width, name);
            }

            for (var piece = 0; piece < pieces.Count; piece++)
            {
                var width = pieces[piece].Width;
                var target = sum(partial, row, piece);
                writer.Line($"{target} = {width.MultiplyAdd(broadcasts[width], columns[piece], target)};");
            }
        }
    }

    private void Finish(
        CodeWriter writer, IReadOnlyList<Piece> pieces, Names names, string m, string n, int rows, Func<int, int, string> sum)
    {
        var tiles = new Dictionary<string, string>();
        foreach (var reference in Matrices().Distinct())
            tiles.Add(reference, Open(reference, $"{Product(m, _plan.OutputRowStride)}{Plus(n)}"));
        foreach (var reference in Vectors(Broadcast.AlongRows).Distinct())
            tiles.Add(reference, n == "0" ? reference : Open(reference, n));
        foreach (var reference in Vectors(Broadcast.AlongColumns).Distinct())
            tiles.Add(reference, Open(reference, m));

        for (var row = 0; row < rows; row++)
        {
            for (var piece = 0; piece < pieces.Count; piece++)
            {
                var offset = Literal.Int(((long)row * _plan.OutputRowStride) + pieces[piece].Offset);
                Epilogue(writer, pieces[piece], names, tiles, m, n, row, sum(row, piece), offset);
            }
        }

        string Open(string reference, string index)
        {
            var name = names.New(reference + "Tile");
            writer.Line($"ref var {name} = ref Unsafe.Add(ref {reference}, {index});");
            return name;
        }
    }

    private void Epilogue(
        CodeWriter writer,
        Piece piece,
        Names names,
        Dictionary<string, string> tiles,
        string m,
        string n,
        int row,
        string sum,
        string offset)
    {
        if (_epilogue is null)
        {
            writer.Line(piece.Width.Store(sum, tiles[_outputs[0]], offset));
            return;
        }

        var printer = new ExpressionPrinter(piece.Width, Leaf, Declare);
        printer.Count(_epilogue.Results.Select(result => result.Value));
        var values = _epilogue.Results.Select(result => printer.Print(result.Value)).ToList();
        if (values.Count > 1)
            values = values.ConvertAll(Declare);
        for (var o = 0; o < values.Count; o++)
            writer.Line(piece.Width.Store(values[o], tiles[_outputs[o]], offset));

        string Leaf(Expr node) => node switch
        {
            Input { Slot: 0 } => sum,
            Input input => BroadcastOf(input.Slot) switch
            {
                Broadcast.None => piece.Width.Load(tiles[_inputs[input.Slot]], offset),
                Broadcast.AlongRows => piece.Width.Load(tiles[_inputs[input.Slot]], Literal.Int(piece.Offset)),
                Broadcast.AlongColumns => piece.Width.Broadcast(VectorWidth.Scalar.Load(tiles[_inputs[input.Slot]], Literal.Int(row))),
                _ => piece.Width.Broadcast(_inputs[input.Slot]),
            },
            ScalarValue scalar => piece.Width.Broadcast(_signature.Scalar(scalar.Name)),
            RandomUniform random => $"{_signature.Random(random.Stream)}.Uniform{(piece.Width.IsScalar ? "" : piece.Width.Bits)}"
                + $"((uint)({Product(m, _plan.OutputRowStride)}{Plus(n)} + {offset}))",
            _ => throw new NotSupportedException($"{node} is no leaf."),
        };

        string Declare(string value)
        {
            var name = names.New("v");
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    private Broadcast BroadcastOf(int slot) => _epilogue!.Space.BroadcastOf(_epilogue.Inputs[slot]);

    private IEnumerable<string> Matrices() => _epilogue is null
        ? _outputs
        : _outputs.Concat(Vectors(Broadcast.None));

    private IEnumerable<string> Vectors(Broadcast broadcast) => _epilogue is null
        ? []
        : Enumerable.Range(1, _inputs.Count - 1).Where(slot => BroadcastOf(slot) == broadcast).Select(slot => _inputs[slot]);

    private static string Product(string index, int stride) => stride == 1 ? index : $"{index} * {Literal.Int(stride)}";

    private static string Plus(string n) => n == "0" ? "" : $" + {n}";
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints the gradient of transformed 3×3 filters: for each of 16 elements the product of two matrices, the tiles of the image and those of
/// the gradient, sample by sample, with what is summed so far in memory. Workers share the groups of samples that have a sum each; where there are none, they
/// share the elements, and each transforms what it needs, rows of four elements, itself.
/// </summary>
internal sealed class WinogradGradientKernel
{
    private const int Side = 4;

    private readonly WinogradTiles _tiles;
    private readonly (int Rows, int Columns) _block;
    private readonly ContractionPlan _products;
    private readonly KernelSignature _signature = new();
    private readonly string _output;
    private readonly Tensor _sums;

    private WinogradGradientKernel(WinogradGradient op)
    {
        _tiles = WinogradTiles.Backward(op.Taps)!;
        _block = _tiles.GradientBlock!.Value;

        // Sums[c, f] = Σ(tile) tiles[tile, c] · gradients[tile, f], for a group of filters.
        var (tile, c, f) = (new LoopIndex("tile", _block.Rows * _block.Columns), new LoopIndex("c", _tiles.Channels), new LoopIndex("f", _tiles.Width));
        _products = ContractionPlan.Of(new Contraction(
            Matrix("sums", _tiles.Filters, c, f), Matrix("tiles", _tiles.Channels, tile, c), Matrix("gradients", _tiles.Width, tile, f)));

        _sums = op.Output;
        _signature.Reference(op.Image, "image");
        _signature.Reference(op.Gradient, "gradient");
        _output = _signature.Reference(op.Output, "out");
        _signature.Integer("first");
        _signature.Integer("last");
        if (!_sums.IsOfGroups)
            _signature.Integer("batch");
    }

    /// <summary>The kernel; its range counts samples in groups, else elements.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(WinogradGradient op)
    {
        var kernel = new WinogradGradientKernel(op);
        var (tiles, output) = (kernel._tiles, kernel._output);
        var summary = $"{output} = Σ (Bᵀ · image · B) ∘ (A · gradient · Aᵀ) over the {Literal.Int(tiles.Rows)} × {Literal.Int(tiles.Columns)} tiles of each sample{(op.Output.IsOfGroups ? " of a group" : "")}, F(2×2, 3×3): "
            + $"{Literal.Int(tiles.Channels)} channels × {Literal.Int(tiles.Filters * tiles.Panels)} filters";
        var name = $"FilterGradient{Literal.Int(tiles.Channels)}To{Literal.Int(tiles.Filters * tiles.Panels)}";
        var text = new LaneKernelText(name, summary, kernel._signature.Parameters, tiles.Width, kernel.Body);
        return (text, kernel._signature);
    }

    private static Operand Matrix(string name, int columns, LoopIndex row, LoopIndex column) =>
        Operand.Of(new Tensor(name, TensorRole.Temporary, batched: false, new Shape(row.Extent, columns)), row, column);

    private void Body(CodeWriter writer)
    {
        var (rows, columns) = _block;
        var (ofTiles, ofGradients) = (WinogradTiles.StepOf(_block, _tiles.Channels), WinogradTiles.StepOf(_block, _tiles.Width));
        writer.Line($"Span<float> memory = stackalloc float[{Literal.Int(Side * ofTiles)} + {Literal.Int(Side * ofGradients)}];");
        writer.Line("ref var tiles = ref MemoryMarshal.GetReference(memory);");
        writer.Line($"ref var gradients = ref Unsafe.Add(ref tiles, {Literal.Int(Side * ofTiles)});");
        using var loops = new Loops(writer);
        var hasSums = "sample > 0";
        var sums = new Address(0);
        if (_sums.IsOfGroups)
        {
            loops.Open("for (nint sample = first; sample < last; sample++)");
            hasSums = SumBlock.HasSumsOfGroup("sample");
            sums = sums.Plus(SumBlock.GroupOf("sample"), _sums.Size);
        }
        else
        {
            loops.Open("for (nint sample = 0; sample < batch; sample++)");
        }

        var (y, x) = (TileLoops.Open(writer, loops, "y", _tiles.Rows, rows), TileLoops.Open(writer, loops, "x", _tiles.Columns, columns));
        loops.Open(_sums.IsOfGroups ? $"for (nint i = 0; i < {Literal.Int(Side)}; i++)"
            : $"for (var i = first / {Literal.Int(Side)}; i < (last + {Literal.Int(Side - 1)}) / {Literal.Int(Side)}; i++)");
        writer.Line("// A row of elements of Bᵀ · image · B and of A · gradient · Aᵀ, then their products.");
        var image = new Address(PlannedLoop.StartOf(_tiles.Part.Left)).Plus("sample", _tiles.Batch.Left).Plus(x ?? "0", 2 * _tiles.X.Left);
        TileLoops.Rows(writer, rows, y, (row, at) => Transform(
            writer, "TransformImageRow", image.Plus(TileLoops.Pixel(row, _tiles.LastRow), _tiles.Y.Left).Reference("image"), _tiles.Y.Left, _tiles.X.Left, "tiles", at, _tiles.Channels));

        var gradient = new Address(PlannedLoop.StartOf(_tiles.Part.Right)).Plus("sample", _tiles.Batch.Right).Plus(x ?? "0", 2 * _tiles.X.Right);
        if (_tiles.Groups > 1)
        {
            loops.Open($"for (nint group = 0; group < {Literal.Int(_tiles.Groups)}; group++)");
            gradient = gradient.Plus("group", _tiles.Width);
            sums = sums.Plus("group", _tiles.GroupStep);
        }

        TileLoops.Rows(writer, rows, y, (row, at) => Transform(
            writer, "TransformGradientRow", gradient.Plus(TileLoops.Pixel(row, _tiles.LastRow), _tiles.Y.Right).Reference("gradient"), _tiles.Y.Right, _tiles.X.Right, "gradients", at, _tiles.Width));
        loops.Open(_sums.IsOfGroups ? $"for (var element = {Literal.Int(Side)} * i; element < ({Literal.Int(Side)} * i) + {Literal.Int(Side)}; element++)"
            : $"for (var element = Math.Max({Literal.Int(Side)} * i, first); element < Math.Min(({Literal.Int(Side)} * i) + {Literal.Int(Side)}, last); element++)");
        writer.Line($"ref var tile = ref {new Address(0).Plus($"element % {Literal.Int(Side)}", ofTiles).Reference("tiles")};");
        writer.Line($"ref var right = ref {new Address(0).Plus($"element % {Literal.Int(Side)}", ofGradients).Reference("gradients")};");
        Multiply(writer, sums.Plus("element", _tiles.Channels * _tiles.Filters), string.Join(" || ", new[] { y, x }.OfType<string>().Select(name => $"{name} > 0").Prepend(hasSums)));
    }

    private void Transform(CodeWriter writer, string method, string from, int row, int pixel, string to, string rowInBlock, int channels) => writer.Line(
        $"Winograd.{method}<L, V>(ref {from}, {Literal.Int(row)}, {Literal.Int(pixel)}, ref {new Address(0).Plus(rowInBlock, _block.Columns * channels).Reference(to)}, "
        + $"{Literal.Int(WinogradTiles.StepOf(_block, channels))}, i, {Literal.Int(_block.Columns)}, {Literal.Int(channels)});");

    private void Multiply(CodeWriter writer, Address sums, string hasSums)
    {
        var (names, nest) = (new Names(), _products.Nests[0]);
        WholeColumns.Write(writer, _products.Columns, (vectors, column) => TallTiles.Write(writer, vectors, nest.Row.Extent, mayReachBack: false, (rows, channel) =>
        {
            writer.Line($"ref var a = ref {new Address(0).Plus(channel).Reference("tile")};");
            writer.Line($"ref var b = ref {new Address(0).Plus(column).Reference("right")};");
            var product = new ContractionTile(writer, names, _products, nest, rows, vectors);
            product.Sum();
            writer.Line($"ref var o = ref {sums.Plus(channel, nest.Row.Output).Plus(column).Reference(_output)};");
            using (writer.Braces($"if ({hasSums})"))
            {
                product.ForEach((r, v) =>
                {
                    var (sum, place) = (ContractionTile.Name(r, v), product.OutputOf(new Address(0), r, v).Text);
                    writer.Line($"{sum} = {VectorWidth.Any.Add(sum, VectorWidth.Any.Load("o", place))};");
                });
            }

            product.ForEach((r, v) => writer.Line(VectorWidth.Any.Store(ContractionTile.Name(r, v), "o", product.OutputOf(new Address(0), r, v).Text)));
        }));
    }
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Convolutions by Winograd's minimal filtering: tiles of the image are transformed, multiplied, and transformed back.</content>
internal sealed partial class ContractionKernel
{
    private const int Elements = WinogradTiles.Elements;

    // Block by block: tiles as the columns of 16 small matrices, and the products of these with the filters'.
    private void InTiles(CodeWriter writer, Names names, LoopNest nest, WinogradTiles tiles)
    {
        var (rows, columns) = tiles.Block;
        var products = ContractionPlan.Of(Products(tiles));
        var (transformed, summed) = (Elements * WinogradTiles.StepOf(tiles.Block, tiles.Channels), Elements * WinogradTiles.StepOf(tiles.Block, tiles.Width));
        writer.Line($"Span<float> memory = stackalloc float[{Literal.Int(transformed)} + {Literal.Int(summed)}];");
        writer.Line("ref var tiles = ref MemoryMarshal.GetReference(memory);");
        writer.Line($"ref var products = ref Unsafe.Add(ref tiles, {Literal.Int(transformed)});");
        using var loops = new Loops(writer);
        loops.Open("for (var sample = first; sample < last; sample++)");
        ClearMargin(writer, tiles.Batch, "sample");
        var (y, x) = (TileLoops.Open(writer, loops, "y", tiles.Rows, rows), TileLoops.Open(writer, loops, "x", tiles.Columns, columns));
        writer.Line("// Bᵀ · left · B for a few tiles.");
        TileLoops.Rows(writer, rows, y, (row, at) => writer.Line(
            $"Winograd.TransformImage<L, V>(ref {ImageAt(tiles, row, x).Reference("left")}, {Literal.Int(tiles.Y.Left)}, {Literal.Int(tiles.X.Left)}, "
            + $"ref {new Address(0).Plus(at, columns * tiles.Channels).Reference("tiles")}, {Literal.Int(WinogradTiles.StepOf(tiles.Block, tiles.Channels))}, "
            + $"{Literal.Int(columns)}, {LastColumn(tiles, x)}, {Literal.Int(tiles.Channels)});"));

        var group = new Address(0);
        if (tiles.Groups > 1)
        {
            loops.Open($"for (nint group = 0; group < {Literal.Int(tiles.Groups)}; group++)");
            group = group.Plus("group", tiles.Width);
        }

        writer.Line("// Element by element, the products with the filters.");
        WholeColumns.Write(writer, tiles.Width, (vectors, column) => Multiply(writer, names, tiles, products, vectors, column));
        writer.Line("// Aᵀ · products · A: two by two pixels of each tile, and what follows.");
        writer.Line($"Winograd.TransformBack<L, V>(ref products, {Literal.Int(WinogradTiles.StepOf(tiles.Block, tiles.Width))}, {Literal.Int(rows * columns * tiles.Width)});");
        TileLoops.Rows(writer, rows, y, (row, at) => Finish(writer, names, nest, tiles, (row, at), x, group));
    }

    // Where the last tile of a row may start, in pixels behind the block's first.
    private static string LastColumn(WinogradTiles tiles, string? first) =>
        first is null ? Literal.Int(tiles.LastColumn) : $"{Literal.Int(tiles.LastColumn)} - (2 * {first})";

    private static Address ImageAt(WinogradTiles tiles, string row, string? first) =>
        new Address(PlannedLoop.StartOf(tiles.Part.Left)).Plus("sample", tiles.Batch.Left).Plus(TileLoops.Pixel(row, tiles.LastRow), tiles.Y.Left).Plus(first ?? "0", 2 * tiles.X.Left);

    // Products[element, tile, f] = Σ(c) tiles[element, tile, c] · filters[element, c, f], for a group of filters.
    private static Contraction Products(WinogradTiles tiles)
    {
        var (rows, columns) = tiles.Block;
        var (element, tile, c) = (new LoopIndex("element", Elements), new LoopIndex("tile", rows * columns), new LoopIndex("c", tiles.Channels));
        var f = new LoopIndex("f", tiles.Width);
        var filters = new Tensor("filters", TensorRole.Temporary, batched: false, new Shape(Elements, tiles.Channels, tiles.Filters));
        return new Contraction(
            Operand.Of(Scratch("products", element, tile, f), element, tile, f), Operand.Of(Scratch("tiles", element, tile, c), element, tile, c), Operand.Of(filters, element, c, f));
    }

    private static Tensor Scratch(string name, params LoopIndex[] loops) =>
        new(name, TensorRole.Temporary, batched: false, new Shape([.. loops.Select(loop => loop.Extent)]));

    private static void Multiply(CodeWriter writer, Names names, WinogradTiles tiles, ContractionPlan products, int vectors, string column)
    {
        var nest = products.Nests[0];
        var right = new Address(0).Plus("element", tiles.Channels * tiles.Filters).Plus(column).Plus(tiles.Groups > 1 ? "group" : "0", tiles.GroupStep);
        using var elements = writer.Braces($"for (nint element = 0; element < {Literal.Int(Elements)}; element++)");
        TallTiles.Write(writer, vectors, nest.Row.Extent, mayReachBack: true, (rows, row) =>
        {
            writer.Line($"ref var a = ref {new Address(0).Plus("element", WinogradTiles.StepOf(tiles.Block, tiles.Channels)).Plus(row, tiles.Channels).Reference("tiles")};");
            writer.Line($"ref var b = ref {right.Reference("right")};");
            var tile = new ContractionTile(writer, names, products, nest, rows, vectors);
            tile.Sum();
            var o = new Address(0).Plus("element", WinogradTiles.StepOf(tiles.Block, tiles.Width)).Plus(row, tiles.Width).Plus(column);
            writer.Line($"ref var o = ref {o.Reference("products")};");
            tile.ForEach((r, v) => writer.Line(VectorWidth.Any.Store(ContractionTile.Name(r, v), "o", tile.OutputOf(new Address(0), r, v).Text)));
        });
    }

    // What follows the sums, for each of a tile's two by two pixels.
    private void Finish(
        CodeWriter writer, Names names, LoopNest nest, WinogradTiles tiles, (string Tile, string InBlock) row, string? first, Address group)
    {
        var blockColumns = tiles.Block.Columns;
        var tile = first is null ? "tile" : $"{first} + tile";
        using var loops = new Loops(writer);
        loops.Open("for (nint pixel = 0; pixel < 4; pixel++)");
        var start = Start(nest).Output.Plus("sample", tiles.Batch.Output).Plus($"{TileLoops.Pixel(row.Tile, tiles.LastRow)} + (pixel / 2)", tiles.Y.Output).Plus("pixel % 2", tiles.X.Output);
        writer.Line($"var o = {start.Text};");
        writer.Line($"ref var sums = ref {new Address(0).Plus("pixel", WinogradTiles.StepOf(tiles.Block, tiles.Width)).Plus(row.InBlock, blockColumns * tiles.Width).Reference("products")};");
        loops.Open($"for (nint tile = 0; tile < {Literal.Int(blockColumns)}; tile++)");
        loops.Open($"for (nint n = 0; n < {Literal.Int(tiles.Width)}; n += L.Count)");
        writer.Line($"var {ContractionTile.Name(0, 0)} = {VectorWidth.Any.Load("sums", new Address(0).Plus("tile", tiles.Width).Plus("n").Text)};");
        var output = new Address(0).Plus("o").Plus(TileLoops.Pixel(tile, tiles.LastColumn), tiles.X.Output);
        var position = new Position(nest) with { Output = Plus(output, group), Column = Plus(new Address(nest.ColumnStart), group) };
        _epilogue.Finish(writer, names, new ContractionTile(writer, names, _plan, nest, 1, 1), position, "n", null);
    }

    private static Address Plus(Address address, Address group) => address with { Terms = address.Terms.Concat(group.Terms).ToEquatableArray() };
}

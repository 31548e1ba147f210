using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>How much of an image a kernel works on at a time.</summary>
public sealed class WinogradTilesTests
{
    [Theory]
    [InlineData(8, 8, 64, 4, 4)] // the whole image
    [InlineData(16, 16, 32, 2, 8)] // rows of it
    [InlineData(28, 28, 32, 1, 14)]
    [InlineData(34, 34, 64, 1, 9)] // 17 tiles: twice 9, of which one is done twice
    [InlineData(26, 26, 256, 1, 7)] // no more than wait on the stack
    public void Tiles_are_taken_by_rows_or_parts_of_one(int height, int width, int channels, int rows, int columns)
    {
        var tiles = WinogradTiles.Forward(Convolution(height, width, channels, 32))!;

        Assert.Equal((rows, columns), tiles.Block);
        Assert.InRange(tiles.Block.Rows * tiles.Block.Columns, 7, 16);

        // What waits on the stack: of the tiles, and of products with 32 filters.
        var floats = 16 * (WinogradTiles.StepOf(tiles.Block, channels) + WinogradTiles.StepOf(tiles.Block, tiles.Width));
        Assert.InRange(sizeof(float) * floats, 1, 168 * 1024);
    }

    [Theory]
    [InlineData(8, 8, 64, 32, true)]
    [InlineData(8, 8, 128, 64, true)]
    [InlineData(8, 8, 128, 128, false)] // transforming so many filters takes longer than so few pixels save
    [InlineData(14, 14, 128, 128, true)]
    [InlineData(28, 28, 256, 256, true)]
    [InlineData(56, 56, 512, 16, false)] // a kernel has room for too few tiles of so many channels
    [InlineData(112, 112, 256, 512, false)] // 8 MB of filters
    public void It_is_for_images_that_are_large_beside_their_filters(int height, int width, int channels, int filters, bool pays) =>
        Assert.Equal(pays, WinogradTiles.Forward(Convolution(height, width, channels, filters)) is not null);

    /// <summary>Sums count a tile once, so that blocks divide the image.</summary>
    [Theory]
    [InlineData(8, 8, 64, 4, 4)]
    [InlineData(32, 32, 16, 2, 16)]
    [InlineData(14, 14, 64, 1, 7)]
    [InlineData(34, 34, 16, 1, 17)]
    public void Gradients_are_summed_in_blocks_that_divide_the_image(int height, int width, int channels, int rows, int columns) =>
        Assert.Equal((rows, columns), WinogradTiles.Forward(Convolution(height, width, channels, 32))!.GradientBlock);

    [Fact]
    public void Gradients_of_images_that_no_such_block_divides_are_summed_tap_by_tap()
    {
        // 13 tiles a row of 256 channels: 13 are too many, and nothing else divides them.
        Assert.Null(WinogradTiles.Forward(Convolution(26, 26, 256, 32))!.GradientBlock);

        var (image, gradient, taps) = Operands(26, 26, 256, 32);
        Assert.Null(WinogradTiles.Backward(new ContractionPart(taps, image, gradient)));
    }

    private static ContractionPart Convolution(int height, int width, int channels, int filters)
    {
        var (image, result, taps) = Operands(height, width, channels, filters);
        return new ContractionPart(result, image, taps);
    }

    private static (Operand Image, Operand Result, Operand Taps) Operands(int height, int width, int channels, int filters)
    {
        var (b, y, x) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("y", height), new LoopIndex("x", width));
        var (ky, kx, c, f) = (new LoopIndex("ky", 3), new LoopIndex("kx", 3), new LoopIndex("c", channels), new LoopIndex("f", filters));
        var image = new Tensor("image", TensorRole.Temporary, batched: true, new Shape(height + 2, width + 2, channels));
        var result = new Tensor("result", TensorRole.Temporary, batched: true, new Shape(height, width, filters));
        var taps = new Tensor("taps", TensorRole.Parameter, batched: false, new Shape(3, 3, channels, filters));
        return (
            Operand.Of(image, [AxisMap.Of(b), AxisMap.Sum(0, new(y, 1), new(ky, 1)), AxisMap.Sum(0, new(x, 1), new(kx, 1)), AxisMap.Of(c)]),
            Operand.Of(result, b, y, x, f),
            Operand.Of(taps, ky, kx, c, f));
    }
}

using NetGen.Generators.Planning;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Which convolutions take two pixels at a time, and how many pairs a tile has.</summary>
public sealed class PixelPairsTests
{
    [Theory]
    [InlineData(28, 5, 6, 12)] // 24 pixels
    [InlineData(28, 3, 8, 13)]
    [InlineData(32, 5, 6, 14)]
    [InlineData(34, 5, 6, 8)] // 30 pixels in two tiles, which meet in the middle
    [InlineData(11, 3, 8, 3)] // 9 pixels: six, and six that reach back
    public void A_tile_has_as_many_pairs_as_there_are_registers_for(int width, int kernel, int filters, int pairs) =>
        Assert.Equal(pairs, Pairs(new Shape(9, width, 1), kernel, filters));

    [Theory]
    [InlineData(28, 1, 3, 4)] // vectors of 128 bits are full
    [InlineData(28, 1, 3, 9)] // more than half of a vector
    [InlineData(28, 1, 3, 16)]
    [InlineData(28, 2, 3, 8)] // neighbouring pixels aren't neighbours in memory
    [InlineData(28, 3, 3, 8)]
    [InlineData(28, 1, 8, 8)] // too wide a window to write out
    public void Others_go_pixel_by_pixel(int width, int channels, int kernel, int filters) =>
        Assert.Null(Pairs(new Shape(9, width, channels), kernel, filters));

    private static int? Pairs(Shape image, int kernel, int filters) => PixelPairs.OfPixels(ContractionPlan.Of(Contractions.Convolution(image, kernel, kernel, filters)));
}

using NetGen.Generators.Emission;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

public sealed class VectorWidthTests
{
    public static TheoryData<int> Lanes => [1, 4, 8, 16];

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Pieces_cover_every_column_exactly_once(int lanes)
    {
        for (var count = 1; count <= 100; count++)
        {
            var columns = new VectorWidth(lanes).Cover(count).SelectMany(piece => Enumerable.Range(piece.Offset, piece.Width.Lanes));

            Assert.Equal(Enumerable.Range(0, count), columns);
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Pieces_are_no_wider_than_asked_and_shrink(int lanes)
    {
        for (var count = 1; count <= 100; count++)
        {
            var widths = new VectorWidth(lanes).Cover(count).Select(piece => piece.Width.Lanes).ToList();

            Assert.True(widths[0] <= lanes);
            Assert.Equal(widths.OrderDescending(), widths);
            Assert.True(lanes == 1 || widths.Count(width => width == 1) <= 3);
        }
    }

    [Theory]
    [InlineData(16, 16, 16)]
    [InlineData(16, 15, 8)]
    [InlineData(16, 7, 4)]
    [InlineData(16, 1, 4)]
    [InlineData(8, 100, 8)]
    [InlineData(4, 2, 4)]
    public void A_width_is_narrowed_until_the_columns_fill_it(int lanes, int columns, int expected) =>
        Assert.Equal(expected, new VectorWidth(lanes).For(columns).Lanes);

    [Fact]
    public void Memory_is_read_and_written_through_references()
    {
        Assert.Equal("Vector256.LoadUnsafe(ref a)", VectorWidth.V256.Load("a", "0"));
        Assert.Equal("Vector256.LoadUnsafe(ref a, 8)", VectorWidth.V256.Load("a", "8"));
        Assert.Equal("Vector256.LoadUnsafe(ref a, (nuint)(i + 8))", VectorWidth.V256.Load("a", "i + 8"));
        Assert.Equal("(x + y).StoreUnsafe(ref a, 4);", VectorWidth.V128.Store("x + y", "a", "4"));
        Assert.Equal("Unsafe.Add(ref a, 3) = x;", VectorWidth.Scalar.Store("x", "a", "3"));
        Assert.Equal("a", VectorWidth.Scalar.Load("a", "0"));
    }
}

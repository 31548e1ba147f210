using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class LayoutTests
{
    private const float Untouched = -1;

    /// <summary>Every line of the cache, whose first number is read, but of the last eight if they aren't full: nothing behind may be.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 0)]
    [InlineData(128, 128)]
    [InlineData(8000, 7936)]
    [InlineData(32 * 1024, 32 * 1024)]
    public void All_of_it_is_fetched(int numbersToFetch, int count)
    {
        var numbers = new float[numbersToFetch + 16];
        numbers.AsSpan(count).Fill(-1);
        Assert.Equal(0, NetGen.Runtime.Layout.Fetch(ref numbers[0], numbersToFetch));
        for (var line = 0; line < count; line += 16)
        {
            numbers[line] = 1.5f;
            Assert.Equal(BitConverter.SingleToInt32Bits(1.5f), NetGen.Runtime.Layout.Fetch(ref numbers[0], numbersToFetch));
            numbers[line] = 0;
        }
    }

    [Fact]
    public void There_are_zeros_for_two_of_the_widest_vectors()
    {
        for (var i = 0; i < NetGen.Numerics.Lanes1024.Count; i++)
            Assert.Equal(0, BitConverter.SingleToInt32Bits(Unsafe.Add(ref Layout.Zeros, i)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 7)]
    [InlineData(8, 12)]
    [InlineData(17, 64)]
    [InlineData(6, 65)] // more columns than are moved together
    [InlineData(33, 131)]
    public void Rows_become_columns_and_nothing_else_is_written(int rows, int columns)
    {
        foreach (int sourceGap in new[] { 0, 1, 5 })
        {
            foreach (int targetGap in new[] { 0, 1, 3 })
                AssertTransposed(rows, columns, columns + sourceGap, rows + targetGap);
        }
    }

    [Fact]
    public void An_empty_matrix_is_left_alone()
    {
        float[] source = [7], target = [Untouched];
        Layout.Transpose(ref source[0], 0, ref target[0], 0, 0, 5);
        Layout.Transpose(ref source[0], 0, ref target[0], 0, 5, 0);
        Assert.Equal(Untouched, target[0]);
    }

    private static void AssertTransposed(int rows, int columns, int sourceStride, int targetStride)
    {
        float[] source = [.. Enumerable.Range(0, rows * sourceStride).Select(i => (float)i)];
        float[] target = [.. Enumerable.Repeat(Untouched, (columns * targetStride) + 3)];

        Layout.Transpose(ref source[0], sourceStride, ref target[0], targetStride, rows, columns);

        for (int i = 0; i < target.Length; i++)
        {
            (int column, int row) = (i / targetStride, i % targetStride);
            float expected = column < columns && row < rows ? source[(row * sourceStride) + column] : Untouched;
            bool isRight = expected == target[i];
            Assert.True(isRight, $"{rows} × {columns}, strides {sourceStride} and {targetStride}: element {i} is {target[i]}.");
        }
    }

    [Theory]
    [InlineData(5, 7, 3, 1, 2, 3, 3, 4)] // margins on all sides
    [InlineData(4, 6, 2, 0, 0, 3, 5, 1)] // behind and on the right only
    [InlineData(3, 4, 1, 2, 3, 1, 1, 9)] // one pixel, the last one
    [InlineData(3, 4, 1, 0, 0, 3, 4, 9)] // none
    public void A_margin_is_cleared_and_nothing_else(int height, int width, int channels, int top, int left, int rows, int columns, int behind)
    {
        var size = height * width * channels;
        var memory = Enumerable.Repeat(7f, size + behind).ToArray();

        Layout.ClearMargin(ref memory[((top * width) + left) * channels], ((top * width) + left) * channels, rows, width * channels, columns * channels, size);

        for (var i = 0; i < memory.Length; i++)
        {
            var (y, x) = (i / channels / width, i / channels % width);
            var isPixel = y >= top && y < top + rows && x >= left && x < left + columns;
            Assert.Equal(isPixel || i >= size ? 7f : 0, memory[i]);
        }
    }

    [Theory]
    [InlineData(5, 7, 1, 1, 1)] // rows of scalars
    [InlineData(3, 5, 1, 2, 4)] // of vectors of four, the last one reaching back
    [InlineData(4, 3, 3, 1, 1)] // of eight
    [InlineData(6, 5, 16, 1, 1)] // of sixteen, all full
    [InlineData(2, 9, 3, 0, 3)] // a margin that is wider than what is cleared at once
    [InlineData(1, 30, 1, 3, 2)] // a single row
    [InlineData(3, 3, 2, 0, 0)] // no margin
    public void Images_get_a_margin_and_nothing_else_is_written(int rows, int columns, int channels, int above, int beside)
    {
        const int Samples = 3, First = 1;
        var (width, row) = (columns * channels, (columns + beside + 1) * channels);
        var (before, size) = ((above * row) + (beside * channels), (rows + above + 1) * row);
        float[] source = [.. Enumerable.Range(1, Samples * rows * width).Select(i => (float)i)];
        float[] target = [.. Enumerable.Repeat(Untouched, (Samples * size) + 20)];

        Layout.Pad(ref source[0], ref target[0], First, Samples, rows, width, row, before, size);

        for (var i = 0; i < target.Length; i++)
        {
            var (sample, y, x) = (i / size, ((i % size) - before) / row, ((i % size) - before) % row);
            var isPixel = i % size >= before && y < rows && x < width;
            var expected = sample is < First or >= Samples ? Untouched : isPixel ? source[(sample * rows * width) + (y * width) + x] : 0;
            Assert.True(expected == target[i], $"sample {sample}, row {y}, {x}: {target[i]}, not {expected}");
        }
    }

    [Theory]
    [InlineData(1, 6, 6, 0, 1)]
    [InlineData(5, 6, 64, 0, 11)] // the last tile has four columns
    [InlineData(5, 6, 64, 3, 9)] // a worker's share
    [InlineData(3, 12, 100, 0, 9)] // more tiles than are written together
    [InlineData(2, 7, 30, 1, 5)] // columns that fill no vector
    public void Columns_come_in_tiles_and_nothing_else_is_written(int samples, int width, int columns, int first, int last)
    {
        var (stride, tiles) = (columns + 3, (columns + width - 1) / width);
        float[] source = [.. Enumerable.Range(0, samples * stride).Select(i => (float)i)];
        float[] target = [.. Enumerable.Repeat(Untouched, tiles * samples * width)];

        Layout.PackTiles(ref source[0], stride, ref target[0], samples, first, last, width, columns);

        for (var i = 0; i < target.Length; i++)
        {
            var (tile, sample, column) = (i / width / samples, i / width % samples, (i / width / samples * width) + (i % width));
            Assert.Equal(tile >= first && tile < last && column < columns ? source[(sample * stride) + column] : Untouched, target[i]);
        }
    }
}

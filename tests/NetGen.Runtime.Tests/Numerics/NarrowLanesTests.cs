using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Lane k · columns + n holds term k of column n.</summary>
public sealed class NarrowLanesTests
{
    private static readonly float[] Memory = [.. Enumerable.Range(0, 40).Select(i => (float)i)];

    [Fact]
    public void Numbers_are_there_once_or_twice()
    {
        Assert.Equal(Memory[3..19], Values(NarrowLanes.Once(ref Memory[0], 3)));
        Assert.Equal([3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10], Values(NarrowLanes.Twice(ref Memory[0], 3)));
    }

    [Fact]
    public void The_last_numbers_have_nothing_but_zeros_behind_them()
    {
        for (var count = 1; count <= 8; count++)
        {
            // What lies behind isn't read: it would show.
            float[] memory = [.. Memory.Take(count), .. Enumerable.Repeat(float.NaN, 16)];
            var (once, twice) = (Values(NarrowLanes.OnceFirst(ref memory[0], 0, count)), Values(NarrowLanes.TwiceFirst(ref memory[0], 0, count)));
            for (var lane = 0; lane < 16; lane++)
            {
                Assert.Equal(lane < count ? Memory[lane] : 0, once[lane]);
                Assert.Equal(lane / 2 < count ? Memory[lane / 2] : 0, twice[lane]);
            }
        }
    }

    [Fact]
    public void A_row_is_there_for_all_terms()
    {
        Assert.Equal(Enumerable.Repeat(5f, 16), Values(NarrowLanes.RowOfOne(ref Memory[0], 5)));
        Assert.Equal(Enumerable.Range(0, 16).Select(lane => 5f + (lane % 2)), Values(NarrowLanes.RowOfTwo(ref Memory[0], 5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rows_that_are_folded_together_have_the_sums_of_each_by_itself(int columns)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 16 / columns).Select(_ => Enumerable.Range(0, 16).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray()).ToList();
        var vectors = rows.ConvertAll(row => Vector512.Create<float>(row));
        for (var group = 16; vectors.Count > 1; group /= 2)
            vectors = [.. vectors.Chunk(2).Select(two => NarrowLanes.Fold(two[0], two[1], group))];

        var together = Values(vectors[0]);
        for (var row = 0; row < rows.Count; row++)
        {
            var lanes = Vector512.Create<float>(rows[row]);
            var sums = columns == 1 ? [NarrowLanes.SumOfOne(lanes)] : new[] { NarrowLanes.SumOfTwo(lanes)[0], NarrowLanes.SumOfTwo(lanes)[1] };
            for (var column = 0; column < columns; column++)
            {
                Assert.Equal(BitConverter.SingleToInt32Bits(sums[column]), BitConverter.SingleToInt32Bits(together[(row * columns) + column]));
                Assert.Equal(Enumerable.Range(0, 16 / columns).Sum(term => (double)rows[row][(term * columns) + column]), sums[column], 1e-5);
            }
        }
    }

    private static float[] Values(Vector512<float> vector)
    {
        var values = new float[Vector512<float>.Count];
        vector.CopyTo(values);
        return values;
    }
}

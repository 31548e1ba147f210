using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Lane 2c + p holds column c of the first or the second of two rows.</summary>
public sealed class LanePairsTests
{
    private static readonly float[] Memory = [.. Enumerable.Range(0, 32).Select(i => (float)i)];

    [Fact]
    public void Two_numbers_are_there_for_all_columns() =>
        Assert.Equal([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6], Values(LanePairs.Broadcast(ref Memory[0], 5)));

    [Fact]
    public void Columns_are_there_for_both_pixels() =>
        Assert.Equal([3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10], Values(LanePairs.LoadForBoth(ref Memory[0], 3)));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Pixels_that_are_loaded_come_apart_again(int columns)
    {
        var pair = LanePairs.Load(ref Memory[0], 2, LanePairs.Places(columns));
        for (var column = 0; column < columns; column++)
        {
            Assert.Equal(Memory[2 + column], pair[2 * column]);
            Assert.Equal(Memory[2 + columns + column], pair[(2 * column) + 1]);
        }

        Assert.Equal(Memory.Skip(2).Take(2 * columns), Values(LanePairs.Apart(pair, LanePairs.Order(columns))).Take(2 * columns));
    }

    [Fact]
    public void The_sum_is_that_of_the_two_pixels() =>
        Assert.Equal([1, 5, 9, 13, 17, 21, 25, 29], Values(LanePairs.Sum(Vector512.LoadUnsafe(ref Memory[0]))));

    [Fact]
    public void One_number_is_there_for_the_first_of_each_pair() =>
        Assert.Equal([5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0], Values(LanePairs.BroadcastFirst(ref Memory[0], 5)));

    [Fact]
    public void Columns_are_there_for_the_first_of_each_pair_whatever_they_are()
    {
        float[] memory = [1, float.NaN, 3, float.PositiveInfinity, 5, 6, 7, 8];
        var loaded = Values(LanePairs.LoadFirst(ref memory[0], 0));
        Assert.Equal([1, 0, float.NaN, 0, 3, 0, float.PositiveInfinity, 0, 5, 0, 6, 0, 7, 0, 8, 0], loaded);
        for (var lane = 1; lane < loaded.Length; lane += 2)
            Assert.True(float.IsNegative(loaded[lane]));
    }

    [Fact]
    public void A_pair_is_multiplied_and_added()
    {
        var (factors, sums) = (LanePairs.LoadForBoth(ref Memory[0], 1), Vector512.Create(100f));
        Assert.Equal([105, 106, 110, 112, 115, 118], Values(LanePairs.MultiplyAdd(ref Memory[0], 5, factors, sums)).Take(6));
        Assert.Equal([105, 100, 110, 100, 115, 100], Values(LanePairs.MultiplyAddFirst(ref Memory[0], 5, factors, sums)).Take(6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_sums_of_two_pairs_lie_one_behind_the_other(int columns)
    {
        var sums = Values(LanePairs.Sum(Vector512.LoadUnsafe(ref Memory[0]), Vector512.LoadUnsafe(ref Memory[16]), LanePairs.Firsts(columns)));
        for (var column = 0; column < columns; column++)
        {
            Assert.Equal(Memory[2 * column] + Memory[(2 * column) + 1], sums[column]);
            Assert.Equal(Memory[16 + (2 * column)] + Memory[17 + (2 * column)], sums[columns + column]);
        }
    }

    [Fact]
    public void Columns_are_repeated_one_behind_the_other()
    {
        var target = new float[16];
        LanePairs.Repeat(ref Memory[4], ref target[0], 6);
        Assert.Equal([4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0], target);
        LanePairs.Repeat(ref Memory[7], ref target[0], 1);
        Assert.Equal(Enumerable.Repeat(7f, 16), target);
        LanePairs.Repeat(ref Memory[7], ref target[0], 2);
        Assert.Equal(Enumerable.Range(0, 16).Select(lane => 7f + (lane % 2)), target);
        LanePairs.Repeat(ref Memory[4], ref target[0], 8);
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11, 4, 5, 6, 7, 8, 9, 10, 11], target);
    }

    private static float[] Values(Vector512<float> vector)
    {
        var values = new float[Vector512<float>.Count];
        vector.CopyTo(values);
        return values;
    }

    private static float[] Values(Vector256<float> vector)
    {
        var values = new float[Vector256<float>.Count];
        vector.CopyTo(values);
        return values;
    }
}

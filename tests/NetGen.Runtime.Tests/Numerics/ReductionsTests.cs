using FsCheck;
using FsCheck.Fluent;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class ReductionsTests
{
    [Fact]
    public void Every_length_up_to_200_follows_the_documented_order()
    {
        for (int length = 0; length <= 200; length++)
        {
            AssertFollowsTheOrder(Values(length, seed: length), Values(length, seed: length + 1000));
        }
    }

    [Fact]
    public void Any_numbers_at_any_offset_follow_the_documented_order()
    {
        Gen<float> number = Gen.OneOf(
            Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1000f),
            Gen.Choose(-126, 30).Select(exponent => MathF.ScaleB(1.2345678f, exponent)),
            Gen.Elements(0f, -0f, float.Epsilon, 1e30f, -1e30f));
        Gen<float[]> numbers = Gen.ArrayOf(number);
        Prop.ForAll(numbers.ToArbitrary(), values => AssertFollowsTheOrder(values, [.. values.Reverse()])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Long_sums_are_accurate()
    {
        float[] left = Values(100_003, seed: 1);
        float[] right = Values(100_003, seed: 2);
        double tolerance = left.Sum(x => Math.Abs((double)x)) * 1e-5;
        Assert.Equal(left.Sum(x => (double)x), Reductions.Sum(in left[0], left.Length), tolerance);
        Assert.Equal(left.Zip(right, (x, y) => (double)x * y).Sum(), Reductions.Dot(in left[0], in right[0], left.Length), tolerance);
        Assert.Equal(left.Max(), Reductions.Max(in left[0], left.Length));
    }

    [Fact]
    public void An_empty_range_gives_the_identity()
    {
        float anything = 5;
        Assert.Equal(0f, Reductions.Sum(in anything, 0));
        Assert.Equal(0f, Reductions.Dot(in anything, in anything, 0));
        Assert.Equal(0f, Reductions.SumOfSquares(in anything, 0));
        Assert.Equal(float.NegativeInfinity, Reductions.Max(in anything, 0));
    }

    [Fact]
    public void The_maximum_is_NaN_wherever_a_NaN_stands()
    {
        for (int length = 1; length <= 70; length++)
        {
            for (int position = 0; position < length; position++)
            {
                float[] values = Values(length, seed: 3);
                values[(position + 7) % length] = float.PositiveInfinity;
                values[position] = float.NaN;
                Assert.True(float.IsNaN(Reductions.Max(in values[0], length)), $"NaN at {position} of {length}");
            }
        }
    }

    [Theory]
    [InlineData(-0f, 0f)]
    [InlineData(float.NegativeInfinity, -float.MaxValue)]
    [InlineData(-float.Epsilon, -0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    public void The_maximum_is_the_larger_of_special_values_wherever_it_stands(float smaller, float larger)
    {
        for (int length = 1; length <= 70; length++)
        {
            float[] values = [.. Enumerable.Repeat(smaller, length)];
            AssertSameBits(smaller, Reductions.Max(in values[0], length));
            for (int position = 0; position < length; position++)
            {
                values[position] = larger;
                AssertSameBits(larger, Reductions.Max(in values[0], length));
                values[position] = smaller;
            }
        }
    }

    [Fact]
    public void A_sum_with_NaN_is_NaN()
    {
        float[] values = Values(37, seed: 4);
        values[36] = float.NaN;
        Assert.True(float.IsNaN(Reductions.Sum(in values[0], 37)));
        Assert.False(float.IsNaN(Reductions.Sum(in values[0], 36)));
    }

    private static void AssertFollowsTheOrder(float[] left, float[] right)
    {
        // One element of slack on either side: nothing outside the range may be read into the result.
        float[] padded = [float.NaN, .. left, float.NaN];
        float[] other = [float.NaN, .. right, float.NaN];
        nint count = left.Length;
        AssertSameBits(ReductionOrder.Sum(left), Reductions.Sum(in padded[1], count));
        AssertSameBits(ReductionOrder.Dot(left, right), Reductions.Dot(in padded[1], in other[1], count));
        AssertSameBits(ReductionOrder.Dot(left, left), Reductions.SumOfSquares(in padded[1], count));
        AssertSameBits(ReductionOrder.Max(left), Reductions.Max(in padded[1], count));
    }

    private static void AssertSameBits(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));

    private static float[] Values(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 4 - 2))];
    }
}

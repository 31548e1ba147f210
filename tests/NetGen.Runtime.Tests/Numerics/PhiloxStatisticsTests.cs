using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// Simple statistics with bounds at five standard deviations. The sequences are fixed, so a test either always passes or never does.
/// </summary>
public class PhiloxStatisticsTests
{
    private const int Count = 1 << 18;

    private static readonly PhiloxStream Stream = new(seed: 12345, stream: 3, step: 9);

    [Fact]
    public void Uniform_numbers_lie_in_the_half_open_unit_interval_with_the_right_moments()
    {
        float[] values = new float[Count];
        Stream.FillUniform(values);
        Assert.All(values, value => Assert.InRange(value, 0f, BitConverter.Int32BitsToSingle(0x3F7FFFFF)));
        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (value - mean) * (value - mean));
        Assert.Equal(0.5, mean, 5 * Math.Sqrt(1.0 / 12 / Count));
        Assert.Equal(1.0 / 12, variance, 5 * Math.Sqrt(1.0 / 180 / Count));
    }

    [Fact]
    public void Bytes_of_the_words_are_equally_frequent_by_chi_square()
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            int[] frequencies = new int[256];
            for (uint i = 0; i < Count; i++)
            {
                frequencies[(Stream.Word(i) >> shift) & 0xFF]++;
            }

            const double Expected = Count / 256.0;
            double chiSquare = frequencies.Sum(frequency => (frequency - Expected) * (frequency - Expected) / Expected);

            // 255 degrees of freedom: mean 255, standard deviation √510.
            Assert.InRange(chiSquare, 255 - 5 * Math.Sqrt(510), 255 + 5 * Math.Sqrt(510));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(16)]
    public void Numbers_at_a_distance_are_uncorrelated(int distance)
    {
        float[] values = new float[Count + distance];
        Stream.FillUniform(values);
        double covariance = 0;
        for (int i = 0; i < Count; i++)
        {
            covariance += (values[i] - 0.5) * (values[i + distance] - 0.5);
        }

        Assert.Equal(0, covariance * 12 / Count, 5 / Math.Sqrt(Count));
    }

    [Fact]
    public void Gaussian_numbers_have_the_moments_and_the_distribution_of_the_normal_law()
    {
        double[] values = new double[Count];
        Stream.FillGaussian(values);
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(Count));
        Assert.Equal(1, values.Average(value => value * value), 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, values.Average(value => value * value * value), 5 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, values.Average(value => value * value * value * value), 5 * Math.Sqrt(96.0 / Count));
        foreach (double bound in new[] { -3.0, -2, -1, -0.5, 0, 0.25, 1, 1.5, 2.5, 3.5 })
        {
            double probability = (1 + DoubleReference.Erf(bound / Math.Sqrt(2))) / 2;
            double share = values.Count(value => value <= bound) / (double)Count;
            Assert.Equal(probability, share, 5 * Math.Sqrt(probability * (1 - probability) / Count));
        }
    }

    [Fact]
    public void The_normal_quantile_inverts_the_distribution_function()
    {
        for (double x = -6.3; x <= 0; x += 0.0571)
        {
            Assert.Equal(x, NormalQuantile.Of(LowerTail(x)), 1e-13);
        }

        Assert.Equal(6.3379, NormalQuantile.Of(1 - 1.0 / 8589934592), 1e-4);
        Assert.Equal(-NormalQuantile.Of(0.25), NormalQuantile.Of(0.75));
    }

    /// <summary>
    /// P(X ≤ x) for x ≤ 0 by Simpson's rule on e^(−t²/2) from x − 12 to x: relatively accurate in the tail, where 1 + erf isn't.
    /// </summary>
    private static double LowerTail(double x)
    {
        const int Steps = 40_000;
        const double Width = 12.0 / Steps;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double t = x - 12 + i * Width;
            sum += (i == 0 || i == Steps ? 1 : i % 2 == 0 ? 2 : 4) * Math.Exp(-t * t / 2);
        }

        return sum * Width / 3 / Math.Sqrt(2 * Math.PI);
    }
}

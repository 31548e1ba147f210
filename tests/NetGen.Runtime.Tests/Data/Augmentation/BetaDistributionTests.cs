using NetGen.Data;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class BetaDistributionTests
{
    private const int Draws = 20_000;

    // Beta(a, a) has the mean 1/2 and the variance 1 / (4 (2a + 1)).
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1000)]
    public void Mean_and_variance_are_those_of_the_distribution(double alpha)
    {
        double[] values = Sample(alpha);
        double variance = 1 / (4 * ((2 * alpha) + 1));
        Assert.All(values, value => Assert.InRange(value, 0, 1));

        // Five standard deviations; the fourth central moment is at most 3 variance².
        Assert.Equal(0.5, values.Average(), 5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, values.Average(value => (value - 0.5) * (value - 0.5)), 5 * variance * Math.Sqrt(2.0 / Draws));
    }

    // Kolmogorov and Smirnov: a larger distance than 1.95 / √n comes once in a thousand samples.
    [Fact]
    public void Beta_of_1_is_uniform() => AssertDistribution(Sample(1), value => value);

    // Beta(1/2, 1/2) is the arcsine distribution, Beta(2, 2) has the distribution function 3x² - 2x³.
    [Fact]
    public void Beta_of_one_half_and_of_2_have_their_distribution_functions()
    {
        AssertDistribution(Sample(0.5), value => 2 / Math.PI * Math.Asin(Math.Sqrt(value)));
        AssertDistribution(Sample(2), value => (3 * value * value) - (2 * value * value * value));
    }

    private static double[] Sample(double alpha)
    {
        var values = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            uint index = 0;
            values[i] = BetaDistribution.Sample(alpha, new PhiloxStream(5, 1, (ulong)i), ref index);
        }

        return values;
    }

    private static void AssertDistribution(double[] values, Func<double, double> function)
    {
        Array.Sort(values);
        double distance = values.Select((value, i) => Math.Abs(function(value) - ((i + 0.5) / Draws))).Max();
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Draws));
    }
}

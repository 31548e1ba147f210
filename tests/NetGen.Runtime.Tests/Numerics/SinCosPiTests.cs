using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class SinCosPiTests
{
    [Fact]
    public void Sine_and_cosine_of_multiples_of_pi_are_within_2_ULP_of_the_platforms()
    {
        // The platform's are good to 1 ULP: 3 apart at most.
        for (int i = -40_000; i <= 40_000; i++)
        {
            double x = i / 8192.0 * 1.000123;
            AssertClose(double.CosPi(x), ScalarMath.CosPi(x));
            AssertClose(double.SinPi(x), ScalarMath.SinPi(x));
        }
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.5, 0, 1)]
    [InlineData(1, -1, 0)]
    [InlineData(1.5, 0, -1)]
    [InlineData(2, 1, 0)]
    [InlineData(-0.5, 0, -1)]
    [InlineData(-1.5, 0, 1)]
    [InlineData(1e300, 1, 0)]
    public void Multiples_of_one_half_are_exact(double x, double cosine, double sine)
    {
        Assert.Equal(cosine, ScalarMath.CosPi(x));
        Assert.Equal(sine, Math.Abs(ScalarMath.SinPi(x)) * Math.Sign(ScalarMath.SinPi(x)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_has_no_angle_gives_NaN(double x)
    {
        Assert.True(double.IsNaN(ScalarMath.CosPi(x)));
        Assert.True(double.IsNaN(ScalarMath.SinPi(x)));
    }

    private static void AssertClose(double expected, double actual)
    {
        double ulp = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        Assert.InRange(actual, expected - (3 * ulp), expected + (3 * ulp));
    }
}

using System.Numerics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class ScalarMathTests
{
    private readonly Random _random = new(20240607);

    [Fact]
    public void Exp_is_within_one_ulp_of_the_exact_value()
    {
        double[] corners = [0, -0.0, 1, -1, 1e-300, -1e-17, 0.34657359027997264, 0.3465735902799727, 709.78, -708.4, -720, -745.1];
        foreach (double x in corners.Concat(Draw(400, () => _random.NextDouble() * 1454 - 745)).Concat(Draw(400, () => Between(-1, 1))))
        {
            AssertWithinOneUlp($"exp({x:R})", ScalarMath.Exp(x), BigReference.Exp(BigReference.Of(x)));
        }
    }

    [Fact]
    public void Log_is_within_one_ulp_of_the_exact_value()
    {
        double[] corners =
            [1, 2, 0.5, Math.BitIncrement(1), Math.BitDecrement(1), Math.Sqrt(0.5), Math.Sqrt(2), 1e-310, double.Epsilon, 1e308];
        foreach (double x in corners.Concat(Draw(300, () => Math.Pow(10, Between(-307, 307)))).Concat(Draw(500, () => Between(0.5, 2))))
        {
            AssertWithinOneUlp($"log({x:R})", ScalarMath.Log(x), BigReference.Log(x));
        }
    }

    [Fact]
    public void Pow_of_a_real_exponent_is_within_one_ulp_of_the_exact_value()
    {
        for (int i = 0; i < 400; i++)
        {
            double x = Math.Pow(10, Between(-300, 300));
            double y = Between(-700, 700) / Math.Log(x);
            AssertWithinOneUlp($"{x:R}^{y:R}", ScalarMath.Pow(x, y), BigReference.Pow(x, y));
            double near = Between(0.9, 1.1);
            double exponent = Between(-3000, 3000);
            AssertWithinOneUlp($"{near:R}^{exponent:R}", ScalarMath.Pow(near, exponent), BigReference.Pow(near, exponent));
        }
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.999)]
    [InlineData(0.9999999)]
    [InlineData(1.0000001)]
    public void Pow_of_a_long_exponent_is_within_one_ulp_up_to_a_million_steps(double x)
    {
        foreach (long n in new long[] { 1, 2, 3, 7, 10, 100, 999, 4096, 5000, 100_000, 1_000_000, -1, -2, -77, -5000 })
        {
            BigInteger exact = BigReference.Pow(x, n);
            if (n * Math.Log(x) is > -744 and < 709)
            {
                AssertWithinOneUlp($"{x:R}^{n}", ScalarMath.Pow(x, n), exact);
            }
        }
    }

    [Fact]
    public void Pow_of_a_long_exponent_is_exact_where_the_power_is_a_double()
    {
        Assert.Equal(1024, ScalarMath.Pow(2, 10L));
        Assert.Equal(double.Epsilon, ScalarMath.Pow(2, -1074L));
        Assert.Equal(BitConverter.Int64BitsToDouble(0x7FE0000000000000), ScalarMath.Pow(2, 1023L));
        Assert.Equal(9007199254740992, ScalarMath.Pow(2, 53L));
        Assert.Equal(205891132094649, ScalarMath.Pow(3, 30L));
        Assert.Equal(-2384185791015625, ScalarMath.Pow(-5, 22L) * -1);
        Assert.Equal(-19073486328125, ScalarMath.Pow(-5, 19L));
        Assert.Equal(0.0009765625, ScalarMath.Pow(-0.5, 10L));
    }

    private static double[] Draw(int count, Func<double> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private double Between(double low, double high) => low + (high - low) * _random.NextDouble();

    private static void AssertWithinOneUlp(string what, double actual, BigInteger exact)
    {
        double error = BigReference.UlpError(actual, exact);
        Assert.True(error <= 1, $"{what} = {actual:R} is {error:F4} ULP off.");
    }
}

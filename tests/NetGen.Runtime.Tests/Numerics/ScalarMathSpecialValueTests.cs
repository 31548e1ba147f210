using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class ScalarMathSpecialValueTests
{
    private static readonly double[] Interesting =
    [
        0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, -2.5, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 9007199254740993, 1e300,
    ];

    /// <summary>IEEE 754 fixes the special cases, so <see cref="Math.Pow"/> is a fair witness; the rest is compared loosely.</summary>
    [Fact]
    public void Pow_treats_special_values_as_IEEE_754_says()
    {
        foreach (double x in Interesting)
        {
            foreach (double y in Interesting)
            {
                AssertAgree($"{x:R}^{y:R}", Math.Pow(x, y), ScalarMath.Pow(x, y));
            }
        }
    }

    [Fact]
    public void Pow_of_a_long_treats_special_values_as_IEEE_754_says()
    {
        foreach (double x in Interesting)
        {
            foreach (long n in new long[] { 0, 1, -1, 2, -2, 3, -3, 1_000_001, -1_000_001, long.MaxValue, long.MinValue })
            {
                // A double can't hold long.MaxValue, which is odd; only a base of magnitude 1, 0 or ∞ could tell.
                bool parityLost = n == long.MaxValue && double.IsNegative(x);
                double expected = parityLost ? -Math.Pow(-x, n) : Math.Pow(x, n);
                AssertAgree($"{x:R}^{n}", expected, ScalarMath.Pow(x, n));
            }
        }
    }

    [Fact]
    public void Exp_and_log_treat_special_values_as_IEEE_754_says()
    {
        foreach (double x in Interesting)
        {
            AssertAgree($"exp({x:R})", Math.Exp(x), ScalarMath.Exp(x));
            AssertAgree($"log({x:R})", Math.Log(x), ScalarMath.Log(x));
        }
    }

    private static void AssertAgree(string what, double expected, double actual)
    {
        bool special = expected is 0 or 1 or -1 || !double.IsFinite(expected);
        bool agree = double.IsNaN(expected)
            ? double.IsNaN(actual)
            : special
                ? BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
                : Math.Abs(actual - expected) <= Math.Abs(expected) * 1e-14;
        Assert.True(agree, $"{what} is {actual:R}; it must be {expected:R}.");
    }
}

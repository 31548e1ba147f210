using System.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// Exponential and logarithm in fixed-point integers with 1,400 bits behind the point: what <see cref="NetGen.Numerics.ScalarMath"/> is
/// measured against, since <see cref="Math"/> is no more accurate than that itself.
/// </summary>
internal static class BigReference
{
    private const int FractionBits = 1400;

    private static readonly BigInteger One = BigInteger.One << FractionBits;

    /// <summary>The number, exactly.</summary>
    public static BigInteger Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (biased == 0 ? 0 : 1L << 52);
        int shift = Math.Max(biased, 1) - 1075 + FractionBits;
        return (value < 0 ? -1 : 1) * (mantissa << shift);
    }

    /// <summary>Taylor series of x/2¹⁸, then 18 squarings.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        if (x.Sign < 0)
        {
            return (One << FractionBits) / Exp(-x);
        }

        const int Squarings = 18;
        BigInteger reduced = x >> Squarings;
        BigInteger term = One;
        BigInteger sum = One;
        for (int n = 1; !term.IsZero; n++)
        {
            term = (term * reduced >> FractionBits) / n;
            sum += term;
        }

        for (int i = 0; i < Squarings; i++)
        {
            sum = sum * sum >> FractionBits;
        }

        return sum;
    }

    /// <summary>One step of Halley's iteration from the double logarithm: 52 correct bits become 156.</summary>
    public static BigInteger Log(double x)
    {
        BigInteger guess = Of(Math.Log(x));
        BigInteger power = Exp(guess);
        return guess + (2 * (Of(x) - power) << FractionBits) / (Of(x) + power);
    }

    public static BigInteger Pow(double x, double y) => Exp(Log(x) * Of(y) >> FractionBits);

    /// <summary>How far the double is from the exact value, in units of the spacing of doubles there.</summary>
    public static double UlpError(double actual, BigInteger exact)
    {
        BigInteger spacing = Of(Math.BitIncrement(Math.Abs(actual)) - Math.Abs(actual));
        return (double)(BigInteger.Abs(Of(actual) - exact) * 1_000_000 / spacing) / 1e6;
    }
}

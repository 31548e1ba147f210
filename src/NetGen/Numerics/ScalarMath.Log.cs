using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class ScalarMath
{
    private const double HalfOfSqrtTwo = 0.7071067811865476;

    /// <summary>The natural logarithm, within 1 ULP.</summary>
    /// <remarks>Of 0 it is −∞, of a negative number NaN, of +∞ it is +∞, of NaN NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x < 0 ? double.NaN : x;
        }

        (double mantissa, int exponent) = Split(x);
        double f = mantissa - 1;
        double s = f / (2 + f);
        double halfSquare = 0.5 * f * f;
        double correction = Math.FusedMultiplyAdd(s, halfSquare + AtanhTail(s * s), exponent * Ln2Low);
        return exponent * Ln2High - (halfSquare - correction - f);
    }

    /// <summary>x = mantissa·2^exponent with the mantissa in [√½, √2), for a positive finite x.</summary>
    private static (double Mantissa, int Exponent) Split(double x)
    {
        const double TwoTo54 = 18014398509481984;
        int denormalShift = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= TwoTo54;
            denormalShift = 54;
        }

        long fromRoot = BitConverter.DoubleToInt64Bits(x) - BitConverter.DoubleToInt64Bits(HalfOfSqrtTwo);
        int exponent = (int)(fromRoot >> 52);
        double mantissa = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) - ((long)exponent << 52));
        return (mantissa, exponent - denormalShift);
    }

    /// <summary>
    /// z·(2/3 + 2/5·z + 2/7·z² + …) for z ≤ 0.0295, where log((1 + s) / (1 − s)) = 2·s + s·(this at s²); the first neglected term is below
    /// 2⁻⁵⁸ of the logarithm.
    /// </summary>
    private static double AtanhTail(double z)
    {
        double sum = Math.FusedMultiplyAdd(2.0 / 21, z, 2.0 / 19);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 17);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 15);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 13);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 11);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 9);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 7);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 5);
        sum = Math.FusedMultiplyAdd(sum, z, 2.0 / 3);
        return sum * z;
    }
}

namespace NetGen.Numerics;

/// <summary>
/// Functions of double for what is computed once per step rather than once per element: optimizer schedules, initial weights. Built from
/// + − × ÷ and fused multiply-add alone, all correctly rounded by IEEE 754, so the bits are the same on every platform; the mathematical
/// library of the operating system, which differs between platforms, is never asked.
/// </summary>
public static partial class ScalarMath
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>Ln 2 in two parts; the first has 40 bits, so that an exponent times it is exact.</summary>
    private const double Ln2High = 0.6931471805592082;
    private const double Ln2Low = 7.371002565167799e-13;

    private const double LargestExpArgument = 709.782712893384;
    private const double SmallestExpArgument = -745.1332191019412;

    /// <summary>eˣ, within 1 ULP.</summary>
    /// <remarks>Above 709.78 it is +∞, below −745.13 it is 0, of NaN it is NaN.</remarks>
    public static double Exp(double x) => double.IsNaN(x) ? x : ExpOfSum(x, 0);

    /// <summary>e^(high + low), where low is at most a rounding error of high.</summary>
    private static double ExpOfSum(double high, double low)
    {
        if (high > LargestExpArgument)
        {
            return double.PositiveInfinity;
        }

        if (high < SmallestExpArgument)
        {
            return 0;
        }

        double n = Math.Round(high * Log2E);
        double reducedHigh = Math.FusedMultiplyAdd(-n, Ln2High, high);
        double reducedLow = Math.FusedMultiplyAdd(-n, Ln2Low, low);
        double r = reducedHigh + reducedLow;
        double error = reducedHigh - r + reducedLow;
        double tail = Math.FusedMultiplyAdd(r * r, ExpTail(r), error);
        return ScaleByPowerOfTwo(1 + (r + tail), (int)n);
    }

    /// <summary>(eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2: the Taylor series, whose first neglected term is below 2⁻⁵⁷ of eʳ.</summary>
    private static double ExpTail(double r)
    {
        ReadOnlySpan<double> inverseFactorials =
        [
            1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07, 2.7557319223985893e-06,
            2.48015873015873e-05, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333, 0.041666666666666664,
            0.16666666666666666, 0.5,
        ];
        double sum = 0;
        foreach (double coefficient in inverseFactorials)
        {
            sum = Math.FusedMultiplyAdd(sum, r, coefficient);
        }

        return sum;
    }

    /// <summary>x·2ⁿ for x in [½, 2] and n in [−1075, 1024], rounded once; in two factors, since 2¹⁰²⁴ and 2⁻¹⁰⁷⁵ aren't doubles.</summary>
    private static double ScaleByPowerOfTwo(double x, int n)
    {
        int half = n >> 1;
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}

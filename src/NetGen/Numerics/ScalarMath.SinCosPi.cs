namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <summary>cos πx, within 2 ULP; exact where x is a multiple of ½. Of ±∞ and NaN it is NaN.</summary>
    public static double CosPi(double x)
    {
        // All of these steps are exact: the remainder by definition, the differences because both numbers are close.
        double t = Math.Abs(x) % 2;
        t = t > 1 ? 2 - t : t;
        double sign = t > 0.5 ? -1 : 1;
        t = t > 0.5 ? 1 - t : t;
        return sign * (t <= 0.25 ? CosSeries(Math.PI * t) : SinSeries(Math.PI * (0.5 - t)));
    }

    /// <summary>sin πx, within 2 ULP; exact where x is a multiple of ½. Of ±∞ and NaN it is NaN.</summary>
    public static double SinPi(double x)
    {
        double t = Math.Abs(x) % 2;
        double sign = t > 1 != double.IsNegative(x) ? -1 : 1;
        t = t > 1 ? t - 1 : t;
        t = t > 0.5 ? 1 - t : t;
        return sign * (t <= 0.25 ? SinSeries(Math.PI * t) : CosSeries(Math.PI * (0.5 - t)));
    }

    /// <summary>cos r for r in [0, π/4]: the Taylor series, whose first neglected term is below 2⁻⁵⁸.</summary>
    private static double CosSeries(double r)
    {
        ReadOnlySpan<double> coefficients =
        [
            4.779477332387385e-14, -1.1470745597729725e-11, 2.08767569878681e-09, -2.755731922398589e-07, 2.48015873015873e-05,
            -0.001388888888888889, 0.041666666666666664, -0.5,
        ];
        return Math.FusedMultiplyAdd(r * r, Horner(coefficients, r * r), 1);
    }

    /// <summary>sin r for r in [0, π/4]: the Taylor series, whose first neglected term is below 2⁻⁶² of the first.</summary>
    private static double SinSeries(double r)
    {
        ReadOnlySpan<double> coefficients =
        [
            2.8114572543455206e-15, -7.647163731819816e-13, 1.6059043836821613e-10, -2.505210838544172e-08, 2.7557319223985893e-06,
            -0.0001984126984126984, 0.008333333333333333, -0.16666666666666666,
        ];
        return Math.FusedMultiplyAdd(r * (r * r), Horner(coefficients, r * r), r);
    }

    private static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients) sum = Math.FusedMultiplyAdd(sum, x, coefficient);
        return sum;
    }
}

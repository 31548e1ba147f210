namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <summary>xⁿ by repeated squaring in double-double arithmetic: within 1 ULP for |n| ≤ 2⁴⁰, and exact where xⁿ is a double.</summary>
    /// <remarks>x⁰ is 1 for every x, as in IEEE 754; 0, ±∞ and negative x behave as they do there.</remarks>
    public static double Pow(double x, long n)
    {
        if (n == 0 || double.IsNaN(x))
        {
            return n == 0 ? 1 : x;
        }

        double sign = double.IsNegative(x) && (n & 1) != 0 ? -1 : 1;
        double magnitude = Math.Abs(x);
        if (magnitude == 0 || double.IsInfinity(magnitude))
        {
            return sign * ((magnitude == 0) == (n > 0) ? 0 : double.PositiveInfinity);
        }

        ScaledDoubleDouble power = ScaledDoubleDouble.One;
        ScaledDoubleDouble square = ScaledDoubleDouble.Of(Split(magnitude));
        for (ulong rest = n < 0 ? 0ul - (ulong)n : (ulong)n; rest != 0; rest >>= 1)
        {
            power = (rest & 1) != 0 ? power * square : power;
            square *= square;
        }

        return sign * (n < 0 ? power.Reciprocal() : power).ToDouble();
    }

    /// <summary>xʸ, within 1 ULP.</summary>
    /// <remarks>
    /// Special values are those of IEEE 754: x⁰ and 1ʸ are 1 whatever the other is; a negative x needs an integral y, else it is NaN.
    /// Method: e^(y·log x) with the logarithm in double-double.
    /// </remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y) || (x < 0 && double.IsFinite(x) && double.IsFinite(y) && Math.Truncate(y) != y))
        {
            return double.NaN;
        }

        double sign = double.IsNegative(x) && double.IsOddInteger(y) ? -1 : 1;
        double magnitude = Math.Abs(x);
        if (magnitude == 0 || double.IsInfinity(magnitude) || double.IsInfinity(y))
        {
            return magnitude == 1 ? 1 : sign * ((magnitude < 1) == (y > 0) ? 0 : double.PositiveInfinity);
        }

        DoubleDouble log = LogExactly(magnitude);
        double rough = log.High * y;
        if (Math.Abs(rough) > 2 * LargestExpArgument)
        {
            return sign * (rough < 0 ? 0 : double.PositiveInfinity);
        }

        DoubleDouble exponent = log * y;
        return sign * ExpOfSum(exponent.High, exponent.Low);
    }

    /// <summary>The logarithm of a positive finite x to about 2⁻⁷⁰ of itself: 2·atanh(s) with s = (m − 1) / (m + 1), plus k·ln 2.</summary>
    private static DoubleDouble LogExactly(double x)
    {
        (double mantissa, int exponent) = Split(x);
        DoubleDouble s = DoubleDouble.Quotient(mantissa - 1, DoubleDouble.Sum(mantissa, 1));
        DoubleDouble z = s * s;

        // atanh(s)/s = 1 + z·(1/3 + z·(1/5 + …)): only the first two terms need more than a double.
        double tail = 1.0 / 25;
        for (int odd = 23; odd >= 5; odd -= 2)
        {
            tail = Math.FusedMultiplyAdd(tail, z.High, 1.0 / odd);
        }

        DoubleDouble third = new(0.3333333333333333, 1.850371707708594e-17);
        DoubleDouble cubic = z * s * (third + tail * z.High);
        DoubleDouble half = s + cubic;
        DoubleDouble log = new(2 * half.High, 2 * half.Low);
        return DoubleDouble.Sum(exponent * Ln2High, log.High) + (log.Low + exponent * Ln2Low);
    }
}

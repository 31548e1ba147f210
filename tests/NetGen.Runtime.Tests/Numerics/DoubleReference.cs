namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// The functions that <see cref="Math"/> lacks, in double, to about 1 part in 10¹⁵ for arguments that are floats. Series and identities
/// only: nothing is shared with the code under test.
/// </summary>
internal static class DoubleReference
{
    /// <summary>2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1) / (1·3·…·(2n+1)): all terms have one sign (Abramowitz and Stegun 7.1.6).</summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 6)
        {
            return Math.CopySign(1, x);
        }

        double term = magnitude;
        double sum = magnitude;
        for (int odd = 3; term > sum * 1e-18; odd += 2)
        {
            term *= 2 * magnitude * magnitude / odd;
            sum += term;
        }

        return double.IsNaN(x) ? x : Math.CopySign(2 / Math.Sqrt(Math.PI) * Math.Exp(-magnitude * magnitude) * sum, x);
    }

    /// <summary>The Taylor series near 0; further out the subtraction is harmless in double.</summary>
    public static double ExpM1(double x)
    {
        if (!(Math.Abs(x) < 0.25))
        {
            return Math.Exp(x) - 1;
        }

        double term = x;
        double sum = x;
        for (int n = 2; Math.Abs(term) > Math.Abs(sum) * 1e-18; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>2·atanh(x / (2 + x)) as a series near 0; further out 1 + x is exact enough in double.</summary>
    public static double Log1P(double x)
    {
        if (!(Math.Abs(x) < 0.25))
        {
            return Math.Log(1 + x);
        }

        double ratio = x / (2 + x);
        double power = ratio;
        double sum = ratio;
        for (int odd = 3; Math.Abs(power) > Math.Abs(sum) * 1e-18; odd += 2)
        {
            power *= ratio * ratio;
            sum += power / odd;
        }

        return 2 * sum;
    }

    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    /// <summary>cosh x = 1 + 2·sinh²(x/2) near 0, the definition with e^|x| taken out further away.</summary>
    public static double LogCosh(double x)
    {
        double magnitude = Math.Abs(x);
        double growth = ExpM1(magnitude / 2);
        double sinh = (growth + growth / (growth + 1)) / 2;
        return magnitude < 0.5
            ? Log1P(2 * sinh * sinh)
            : magnitude + Log1P(Math.Exp(-2 * magnitude)) - Math.Log(2);
    }
}

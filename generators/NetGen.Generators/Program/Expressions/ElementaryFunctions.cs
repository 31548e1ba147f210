namespace NetGen.Generators.Program.Expressions;

/// <summary>The functions that <see cref="Math"/> lacks on netstandard2.0, in double.</summary>
internal static class ElementaryFunctions
{
    /// <summary>e^x − 1 without cancellation near 0 (Kahan's correction).</summary>
    public static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
            return x;

        var difference = u - 1;
        return difference == -1 || double.IsInfinity(u) ? difference : difference * x / Math.Log(u);
    }

    /// <summary>log(1 + x) without cancellation near 0 (Kahan's correction).</summary>
    public static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>
    /// The error function: its Taylor series up to |x| = 3, its continued fraction (Abramowitz and Stegun 7.1.14) beyond.
    /// </summary>
    public static double Erf(double x)
    {
        var z = Math.Abs(x);
        if (double.IsNaN(x))
            return x;

        if (z > 6)
            return Math.Sign(x);

        return Math.Sign(x) * (z < 3 ? ErfSeries(z) : 1 - ErfcContinuedFraction(z));
    }

    // e^(−z²) · 2z/√π · Σ (2z²)^n / (1·3·5…(2n+1)): all terms positive, so nothing cancels.
    private static double ErfSeries(double z)
    {
        double term = z, sum = z;
        for (var n = 1; n < 200 && term > sum * 1e-18; n++)
        {
            term *= 2 * z * z / ((2 * n) + 1);
            sum += term;
        }

        return sum * Math.Exp(-z * z) * 2 / Math.Sqrt(Math.PI);
    }

    private static double ErfcContinuedFraction(double z)
    {
        var fraction = z;
        for (var n = 120; n > 0; n--)
            fraction = z + (n / 2.0 / fraction);
        return Math.Exp(-z * z) / Math.Sqrt(Math.PI) / fraction;
    }
}

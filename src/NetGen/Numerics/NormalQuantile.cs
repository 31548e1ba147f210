using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The inverse of the standard normal distribution function, to about 1 part in 10¹⁶: algorithm AS 241 (PPND16) of Wichura,
/// <i>The percentage points of the normal distribution</i>, Applied Statistics 37 (1988).
/// </summary>
/// <remarks>
/// Only + − × ÷, square root and <see cref="ScalarMath.Log(double)"/>: the same bits on every platform. The paper's third region,
/// probabilities below e⁻²⁵, is left out: a 32-bit word never gets there.
/// </remarks>
internal static class NormalQuantile
{
    private static ReadOnlySpan<double> CentreNumerator =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ];

    private static ReadOnlySpan<double> CentreDenominator =>
    [
        5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
        0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0,
    ];

    /// <summary>The x with P(X ≤ x) = <paramref name="probability"/>, which lies in [2⁻³³, 1 − 2⁻³³].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Of(double probability)
    {
        double fromCentre = probability - 0.5;
        if (Math.Abs(fromCentre) <= 0.425)
        {
            double t = 0.180625 - fromCentre * fromCentre;
            return fromCentre * (Horner(CentreNumerator, t) / Horner(CentreDenominator, t));
        }

        double tail = fromCentre < 0 ? probability : 1 - probability;
        double depth = Math.Sqrt(-ScalarMath.Log(tail)) - 1.6;
        double magnitude = Horner(TailNumerator, depth) / Horner(TailDenominator, depth);
        return fromCentre < 0 ? -magnitude : magnitude;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients)
        {
            sum = sum * x + coefficient;
        }

        return sum;
    }
}

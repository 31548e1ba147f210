using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function. Within 2 ULP (1.09 measured) of the exact value over the whole line, with relative accuracy near 0.</summary>
    /// <remarks>
    /// Exactly odd; ±0 gives ±0, ±∞ and everything beyond ±3.92 give ±1, NaN gives NaN.
    /// Method: x + x·P(x²) for |x| &lt; 0.93, else 1 − exp(−|x| + |x|·G(|x|)), both polynomials minimax.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => Erf(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        Vector128<float> a = Vector128.Abs(x);
        Vector128<float> bounded = Vector128.MinNative(Vector128.Create(4f), a);
        Vector128<float> slope = LogErfcSlope(bounded);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(
            Vector128.MultiplyAddEstimate(slope, bounded, -bounded), Vector128.Create(Log2E), Vector128.Create(RoundingShift + ExponentBias));
        Vector128<float> n = shifted - Vector128.Create(RoundingShift + ExponentBias);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2), -bounded);
        r = Vector128.MultiplyAddEstimate(slope, bounded, r);
        Vector128<float> sum = Vector128.MultiplyAddEstimate(ExpTail(r), r, Vector128.Create(1f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(1f));
        Vector128<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> far = Vector128.ConditionalSelect(Vector128.Create(-0f), x, Vector128.MultiplyAddEstimate(-sum, scale, Vector128.Create(1f)));
        Vector128<float> near = Vector128.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector128.ConditionalSelect(Vector128.LessThan(a, Vector128.Create(0.93f)), near, far);
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> bounded = Vector256.MinNative(Vector256.Create(4f), a);
        Vector256<float> slope = LogErfcSlope(bounded);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(
            Vector256.MultiplyAddEstimate(slope, bounded, -bounded), Vector256.Create(Log2E), Vector256.Create(RoundingShift + ExponentBias));
        Vector256<float> n = shifted - Vector256.Create(RoundingShift + ExponentBias);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2), -bounded);
        r = Vector256.MultiplyAddEstimate(slope, bounded, r);
        Vector256<float> sum = Vector256.MultiplyAddEstimate(ExpTail(r), r, Vector256.Create(1f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f));
        Vector256<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> far = Vector256.ConditionalSelect(Vector256.Create(-0f), x, Vector256.MultiplyAddEstimate(-sum, scale, Vector256.Create(1f)));
        Vector256<float> near = Vector256.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.93f)), near, far);
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> bounded = Vector512.MinNative(Vector512.Create(4f), a);
        Vector512<float> slope = LogErfcSlope(bounded);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(
            Vector512.MultiplyAddEstimate(slope, bounded, -bounded), Vector512.Create(Log2E), Vector512.Create(RoundingShift + ExponentBias));
        Vector512<float> n = shifted - Vector512.Create(RoundingShift + ExponentBias);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2), -bounded);
        r = Vector512.MultiplyAddEstimate(slope, bounded, r);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(ExpTail(r), r, Vector512.Create(1f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(1f));
        Vector512<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> far = Vector512.ConditionalSelect(Vector512.Create(-0f), x, Vector512.MultiplyAddEstimate(-sum, scale, Vector512.Create(1f)));
        Vector512<float> near = Vector512.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.93f)), near, far);
    }

    // P with erf(x) ≈ x + x·P(x²) for |x| ≤ 0.93, to 2⁻²⁵.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ErfTail(Vector128<float> z)
    {
        Vector128<float> sum = Vector128.Create(-0.0005958978f);
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.004987253f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.026762916f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.1128173f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.3761249f));
        return Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.12837915f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ErfTail(Vector256<float> z)
    {
        Vector256<float> sum = Vector256.Create(-0.0005958978f);
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.004987253f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.026762916f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.1128173f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.3761249f));
        return Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.12837915f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ErfTail(Vector512<float> z)
    {
        Vector512<float> sum = Vector512.Create(-0.0005958978f);
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.004987253f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.026762916f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.1128173f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.3761249f));
        return Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.12837915f));
    }

    // G with log(erfc a) ≈ −a + a·G(a) for 0.92 ≤ a ≤ 3.95, to 2⁻²⁸ of erf.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LogErfcSlope(Vector128<float> a)
    {
        Vector128<float> sum = Vector128.Create(0.00021399117f);
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.003214991f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(0.022890039f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.105261914f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.6357183f));
        return Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.12851436f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogErfcSlope(Vector256<float> a)
    {
        Vector256<float> sum = Vector256.Create(0.00021399117f);
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.003214991f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(0.022890039f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.105261914f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.6357183f));
        return Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.12851436f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogErfcSlope(Vector512<float> a)
    {
        Vector512<float> sum = Vector512.Create(0.00021399117f);
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.003214991f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(0.022890039f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.105261914f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.6357183f));
        return Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.12851436f));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function. Within 1 ULP of the exact value over the whole line, with relative accuracy near 0.</summary>
    /// <remarks>
    /// Exactly odd; ±0 gives ±0, ±∞ and everything beyond ±3.92 give ±1, NaN gives NaN.
    /// Method: x + x·P(x²) for |x| &lt; 0.82, else 1 − exp(−|x| + |x|·G(|x|)), both polynomials minimax.
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
        Vector128<float> logErfc = Vector128.MultiplyAddEstimate(slope, bounded, -bounded);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(logErfc, Vector128.Create(Log2E), Vector128.Create(BiasedShift));
        Vector128<float> n = shifted - Vector128.Create(BiasedShift);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2), -bounded);
        r = Vector128.MultiplyAddEstimate(slope, bounded, r);
        Vector128<float> sum = Vector128.MultiplyAddEstimate(ExpTail(r), r, Vector128.Create(1f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(1f));
        Vector128<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> far = Vector128.MultiplyAddEstimate(-sum, scale, Vector128.Create(1f));
        far = Vector128.ConditionalSelect(Vector128.Create(-0f), x, far);
        Vector128<float> near = Vector128.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector128.ConditionalSelect(Vector128.LessThan(a, Vector128.Create(0.82f)), near, far);
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> bounded = Vector256.MinNative(Vector256.Create(4f), a);
        Vector256<float> slope = LogErfcSlope(bounded);
        Vector256<float> logErfc = Vector256.MultiplyAddEstimate(slope, bounded, -bounded);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(logErfc, Vector256.Create(Log2E), Vector256.Create(BiasedShift));
        Vector256<float> n = shifted - Vector256.Create(BiasedShift);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2), -bounded);
        r = Vector256.MultiplyAddEstimate(slope, bounded, r);
        Vector256<float> sum = Vector256.MultiplyAddEstimate(ExpTail(r), r, Vector256.Create(1f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f));
        Vector256<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> far = Vector256.MultiplyAddEstimate(-sum, scale, Vector256.Create(1f));
        far = Vector256.ConditionalSelect(Vector256.Create(-0f), x, far);
        Vector256<float> near = Vector256.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.82f)), near, far);
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> bounded = Vector512.MinNative(Vector512.Create(4f), a);
        Vector512<float> slope = LogErfcSlope(bounded);
        Vector512<float> logErfc = Vector512.MultiplyAddEstimate(slope, bounded, -bounded);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(logErfc, Vector512.Create(Log2E), Vector512.Create(BiasedShift));
        Vector512<float> n = shifted - Vector512.Create(BiasedShift);

        // The exponent is summed anew with n·ln 2 taken off first: it is small then, and so is its rounding error.
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2), -bounded);
        r = Vector512.MultiplyAddEstimate(slope, bounded, r);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(ExpTail(r), r, Vector512.Create(1f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(1f));
        Vector512<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> far = Vector512.MultiplyAddEstimate(-sum, scale, Vector512.Create(1f));
        far = Vector512.ConditionalSelect(Vector512.Create(-0f), x, far);
        Vector512<float> near = Vector512.MultiplyAddEstimate(ErfTail(x * x), x, x);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.82f)), near, far);
    }
}

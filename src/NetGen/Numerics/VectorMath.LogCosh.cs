using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>log(cosh x), stable for every x. Within 2 ULP of the exact value over the whole line.</summary>
    /// <remarks>
    /// With relative accuracy near 0; exactly even; ±0 gives 0, ±∞ gives +∞, NaN gives NaN.
    /// Method: a polynomial in x² for |x| &lt; 0.678, else (|x| − ln 2) + log(1 + e⁻²|ˣ|).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogCosh(float x) => LogCosh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="LogCosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LogCosh(Vector128<float> x)
    {
        Vector128<float> a = Vector128.Abs(x);
        Vector128<float> bounded = Vector128.MinNative(Vector128.Create(20f), a);
        Vector128<float> doubled = Vector128.Create(-2f) * bounded;
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(doubled, Vector128.Create(Log2E), Vector128.Create(BiasedShift));
        Vector128<float> n = shifted - Vector128.Create(BiasedShift);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2), doubled);
        Vector128<float> sum = Vector128.MultiplyAddEstimate(ExpTail(r), r, Vector128.Create(1f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(1f));
        Vector128<float> e = sum * (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> far = a - Vector128.Create(Ln2) + Log1POfUnit(e);
        return Vector128.ConditionalSelect(Vector128.LessThan(a, Vector128.Create(0.678f)), LogCoshNearZero(x * x), far);
    }

    /// <inheritdoc cref="LogCosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogCosh(Vector256<float> x)
    {
        Vector256<float> a = Vector256.Abs(x);
        Vector256<float> bounded = Vector256.MinNative(Vector256.Create(20f), a);
        Vector256<float> doubled = Vector256.Create(-2f) * bounded;
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(doubled, Vector256.Create(Log2E), Vector256.Create(BiasedShift));
        Vector256<float> n = shifted - Vector256.Create(BiasedShift);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2), doubled);
        Vector256<float> sum = Vector256.MultiplyAddEstimate(ExpTail(r), r, Vector256.Create(1f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f));
        Vector256<float> e = sum * (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> far = a - Vector256.Create(Ln2) + Log1POfUnit(e);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.678f)), LogCoshNearZero(x * x), far);
    }

    /// <inheritdoc cref="LogCosh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogCosh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> bounded = Vector512.MinNative(Vector512.Create(20f), a);
        Vector512<float> doubled = Vector512.Create(-2f) * bounded;
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(doubled, Vector512.Create(Log2E), Vector512.Create(BiasedShift));
        Vector512<float> n = shifted - Vector512.Create(BiasedShift);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2), doubled);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(ExpTail(r), r, Vector512.Create(1f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(1f));
        Vector512<float> e = sum * (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> far = a - Vector512.Create(Ln2) + Log1POfUnit(e);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.678f)), LogCoshNearZero(x * x), far);
    }

    // log(cosh √z) for 0 ≤ z ≤ 0.46, to 2⁻²⁹.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LogCoshNearZero(Vector128<float> z)
    {
        Vector128<float> sum = Vector128.Create(-0.0004753991f);
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.0020669645f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.006719964f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.022219704f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.083333254f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.5f));
        return sum * z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogCoshNearZero(Vector256<float> z)
    {
        Vector256<float> sum = Vector256.Create(-0.0004753991f);
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.0020669645f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.006719964f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.022219704f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.083333254f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.5f));
        return sum * z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogCoshNearZero(Vector512<float> z)
    {
        Vector512<float> sum = Vector512.Create(-0.0004753991f);
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.0020669645f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.006719964f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.022219704f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.083333254f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.5f));
        return sum * z;
    }
}

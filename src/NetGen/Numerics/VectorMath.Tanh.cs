using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent. Within 3 ULP of the exact value over the whole line, with relative accuracy near 0.</summary>
    /// <remarks>
    /// Exactly odd; ±0 gives ±0, ±∞ and everything beyond ±9.02 give ±1, NaN gives NaN.
    /// Method: −h / (1 + h) with h = (e⁻²ᵃ − 1) / 2 and a = |x|; below, r is half the reduced argument of the exponential.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        Vector128<float> a = Vector128.MinNative(Vector128.Create(9.1f), Vector128.Abs(x));
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(a, Vector128.Create(-2f * Log2E), Vector128.Create(BiasedShift));
        Vector128<float> n = Vector128.Create(BiasedShift) - shifted;
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(0.5f * Ln2), -a);
        Vector128<float> small = Vector128.MultiplyAddEstimate(HalfExpM1Tail(r), r * r, r);
        Vector128<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> h = Vector128.MultiplyAddEstimate(scale, Vector128.Create(0.5f), Vector128.Create(-0.5f));
        h = Vector128.MultiplyAddEstimate(scale, small, h);
        Vector128<float> magnitude = h / (Vector128.Create(-1f) - h);
        return Vector128.ConditionalSelect(Vector128.Create(-0f), x, magnitude);
    }

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> a = Vector256.MinNative(Vector256.Create(9.1f), Vector256.Abs(x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(a, Vector256.Create(-2f * Log2E), Vector256.Create(BiasedShift));
        Vector256<float> n = Vector256.Create(BiasedShift) - shifted;
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(0.5f * Ln2), -a);
        Vector256<float> small = Vector256.MultiplyAddEstimate(HalfExpM1Tail(r), r * r, r);
        Vector256<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> h = Vector256.MultiplyAddEstimate(scale, Vector256.Create(0.5f), Vector256.Create(-0.5f));
        h = Vector256.MultiplyAddEstimate(scale, small, h);
        Vector256<float> magnitude = h / (Vector256.Create(-1f) - h);
        return Vector256.ConditionalSelect(Vector256.Create(-0f), x, magnitude);
    }

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.MinNative(Vector512.Create(9.1f), Vector512.Abs(x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(a, Vector512.Create(-2f * Log2E), Vector512.Create(BiasedShift));
        Vector512<float> n = Vector512.Create(BiasedShift) - shifted;
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(0.5f * Ln2), -a);
        Vector512<float> small = Vector512.MultiplyAddEstimate(HalfExpM1Tail(r), r * r, r);
        Vector512<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> h = Vector512.MultiplyAddEstimate(scale, Vector512.Create(0.5f), Vector512.Create(-0.5f));
        h = Vector512.MultiplyAddEstimate(scale, small, h);
        Vector512<float> magnitude = h / (Vector512.Create(-1f) - h);
        return Vector512.ConditionalSelect(Vector512.Create(-0f), x, magnitude);
    }

    // q with (e²ʳ − 1) / 2 ≈ r + r²·q(r): the coefficients of ExpM1Tail times 2, 4, 8, …
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HalfExpM1Tail(Vector128<float> r)
    {
        Vector128<float> sum = Vector128.Create(32f * 0.0013870657f);
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(16f * 0.0083662616f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(8f * 0.041667435f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(4f * 0.16666546f));
        return Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(2f * 0.49999997f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfExpM1Tail(Vector256<float> r)
    {
        Vector256<float> sum = Vector256.Create(32f * 0.0013870657f);
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(16f * 0.0083662616f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(8f * 0.041667435f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(4f * 0.16666546f));
        return Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(2f * 0.49999997f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> HalfExpM1Tail(Vector512<float> r)
    {
        Vector512<float> sum = Vector512.Create(32f * 0.0013870657f);
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(16f * 0.0083662616f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(8f * 0.041667435f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(4f * 0.16666546f));
        return Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(2f * 0.49999997f));
    }
}

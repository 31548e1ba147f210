using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>eˣ − 1 without cancellation near 0. Within 2 ULP of the exact value over the whole line.</summary>
    /// <remarks>±0 and everything smaller than 2⁻²⁵ in magnitude give x itself; −∞ gives −1, +∞ gives +∞, NaN gives NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpM1(float x) => ExpM1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="ExpM1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpM1(Vector128<float> x)
    {
        Vector128<float> bounded = Vector128.MaxNative(Vector128.Create(-18f), Vector128.MinNative(Vector128.Create(89f), x));
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(bounded, Vector128.Create(Log2E), Vector128.Create(BiasedShift - 1));
        Vector128<float> n = shifted - Vector128.Create(BiasedShift - 1);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), bounded);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        Vector128<float> small = Vector128.MultiplyAddEstimate(ExpM1Tail(r), r * r, r);

        // 2ⁿ·(1 + small) − 1, computed as half of it since 2ⁿ may be 2¹²⁸.
        Vector128<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> half = Vector128.MultiplyAddEstimate(scale, small, scale - Vector128.Create(0.5f));
        return Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(x), Vector128.Create(Tiny)), x, half + half);
    }

    /// <inheritdoc cref="ExpM1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpM1(Vector256<float> x)
    {
        Vector256<float> bounded = Vector256.MaxNative(Vector256.Create(-18f), Vector256.MinNative(Vector256.Create(89f), x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(bounded, Vector256.Create(Log2E), Vector256.Create(BiasedShift - 1));
        Vector256<float> n = shifted - Vector256.Create(BiasedShift - 1);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), bounded);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        Vector256<float> small = Vector256.MultiplyAddEstimate(ExpM1Tail(r), r * r, r);

        // 2ⁿ·(1 + small) − 1, computed as half of it since 2ⁿ may be 2¹²⁸.
        Vector256<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> half = Vector256.MultiplyAddEstimate(scale, small, scale - Vector256.Create(0.5f));
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(Tiny)), x, half + half);
    }

    /// <inheritdoc cref="ExpM1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpM1(Vector512<float> x)
    {
        Vector512<float> bounded = Vector512.MaxNative(Vector512.Create(-18f), Vector512.MinNative(Vector512.Create(89f), x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(bounded, Vector512.Create(Log2E), Vector512.Create(BiasedShift - 1));
        Vector512<float> n = shifted - Vector512.Create(BiasedShift - 1);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), bounded);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        Vector512<float> small = Vector512.MultiplyAddEstimate(ExpM1Tail(r), r * r, r);

        // 2ⁿ·(1 + small) − 1, computed as half of it since 2ⁿ may be 2¹²⁸.
        Vector512<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> half = Vector512.MultiplyAddEstimate(scale, small, scale - Vector512.Create(0.5f));
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny)), x, half + half);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>log(1 + x) without cancellation near 0. Within 2 ULP of the exact value for every x &gt; −1.</summary>
    /// <remarks>
    /// ±0 and everything smaller than 2⁻²⁵ in magnitude give x itself; −1 gives −∞, less gives NaN, +∞ gives +∞, NaN gives NaN.
    /// Method: k is taken from the rounded 1 + x, but f = 2⁻ᵏ·(1 + x) − 1 from x itself, so nothing of x is lost.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1P(float x) => Log1P(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log1P(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1P(Vector128<float> x)
    {
        Vector128<float> rounded = x + Vector128.Create(1f);
        Vector128<int> exponent = (rounded.AsInt32() - Vector128.Create(TwoThirdsBits)) & Vector128.Create(ExponentMask);

        // 4·2⁻ᵏ, since 2⁻ᵏ itself is denormal for the largest x.
        Vector128<float> scale = (Vector128.Create(FourBits) - exponent).AsSingle();
        Vector128<float> f = Vector128.MultiplyAddEstimate(scale, Vector128.Create(0.25f), Vector128.Create(-1f));
        f = Vector128.MultiplyAddEstimate(x * Vector128.Create(0.25f), scale, f);
        Vector128<float> log = Vector128.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector128.MultiplyAddEstimate(Vector128.ConvertToSingle(exponent), Vector128.Create(Ln2 / 8388608f), log);
        log = Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(x), Vector128.Create(Tiny)), x, log);
        Vector128<float> ofMinusOneOrLess = Vector128.ConditionalSelect(
            Vector128.Equals(x, Vector128.Create(-1f)), Vector128.Create(float.NegativeInfinity), Vector128.Create(float.NaN));
        log = Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128.Create(-1f)), log, ofMinusOneOrLess);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log1P(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1P(Vector256<float> x)
    {
        Vector256<float> rounded = x + Vector256.Create(1f);
        Vector256<int> exponent = (rounded.AsInt32() - Vector256.Create(TwoThirdsBits)) & Vector256.Create(ExponentMask);

        // 4·2⁻ᵏ, since 2⁻ᵏ itself is denormal for the largest x.
        Vector256<float> scale = (Vector256.Create(FourBits) - exponent).AsSingle();
        Vector256<float> f = Vector256.MultiplyAddEstimate(scale, Vector256.Create(0.25f), Vector256.Create(-1f));
        f = Vector256.MultiplyAddEstimate(x * Vector256.Create(0.25f), scale, f);
        Vector256<float> log = Vector256.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(exponent), Vector256.Create(Ln2 / 8388608f), log);
        log = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(Tiny)), x, log);
        Vector256<float> ofMinusOneOrLess = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256.Create(-1f)), Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NaN));
        log = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(-1f)), log, ofMinusOneOrLess);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log1P(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1P(Vector512<float> x)
    {
        Vector512<float> rounded = x + Vector512.Create(1f);
        Vector512<int> exponent = (rounded.AsInt32() - Vector512.Create(TwoThirdsBits)) & Vector512.Create(ExponentMask);

        // 4·2⁻ᵏ, since 2⁻ᵏ itself is denormal for the largest x.
        Vector512<float> scale = (Vector512.Create(FourBits) - exponent).AsSingle();
        Vector512<float> f = Vector512.MultiplyAddEstimate(scale, Vector512.Create(0.25f), Vector512.Create(-1f));
        f = Vector512.MultiplyAddEstimate(x * Vector512.Create(0.25f), scale, f);
        Vector512<float> log = Vector512.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector512.MultiplyAddEstimate(Vector512.ConvertToSingle(exponent), Vector512.Create(Ln2 / 8388608f), log);
        log = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny)), x, log);
        Vector512<float> ofMinusOneOrLess = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512.Create(-1f)), Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        log = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(-1f)), log, ofMinusOneOrLess);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), log, x);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm. Within 1 ULP of the exact value for every positive number, denormals included.</summary>
    /// <remarks>
    /// ±0 gives −∞, a negative number NaN, +∞ gives +∞, NaN gives NaN.
    /// Method: x = 2ᵏ·(1 + f) with 1 + f in [2/3, 4/3), a polynomial in f, plus k·ln 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        Vector128<float> isDenormal = Vector128.LessThan(x, Vector128.Create(SmallestNormal));
        Vector128<float> normal = Vector128.ConditionalSelect(isDenormal, x * Vector128.Create(8388608f), x);
        Vector128<int> exponent = (normal.AsInt32() - Vector128.Create(TwoThirdsBits)) & Vector128.Create(ExponentMask);
        Vector128<float> f = (normal.AsInt32() - exponent).AsSingle() - Vector128.Create(1f);
        Vector128<float> k = Vector128.MultiplyAddEstimate(
            Vector128.ConvertToSingle(exponent), Vector128.Create(1f / 8388608f), isDenormal & Vector128.Create(-23f));
        Vector128<float> log = Vector128.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector128.MultiplyAddEstimate(k, Vector128.Create(Ln2), log);
        Vector128<float> ofZeroOrLess = Vector128.ConditionalSelect(
            Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), Vector128.Create(float.NaN));
        log = Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), log, ofZeroOrLess);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<float> isDenormal = Vector256.LessThan(x, Vector256.Create(SmallestNormal));
        Vector256<float> normal = Vector256.ConditionalSelect(isDenormal, x * Vector256.Create(8388608f), x);
        Vector256<int> exponent = (normal.AsInt32() - Vector256.Create(TwoThirdsBits)) & Vector256.Create(ExponentMask);
        Vector256<float> f = (normal.AsInt32() - exponent).AsSingle() - Vector256.Create(1f);
        Vector256<float> k = Vector256.MultiplyAddEstimate(
            Vector256.ConvertToSingle(exponent), Vector256.Create(1f / 8388608f), isDenormal & Vector256.Create(-23f));
        Vector256<float> log = Vector256.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector256.MultiplyAddEstimate(k, Vector256.Create(Ln2), log);
        Vector256<float> ofZeroOrLess = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NaN));
        log = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), log, ofZeroOrLess);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<float> isDenormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        Vector512<float> normal = Vector512.ConditionalSelect(isDenormal, x * Vector512.Create(8388608f), x);
        Vector512<int> exponent = (normal.AsInt32() - Vector512.Create(TwoThirdsBits)) & Vector512.Create(ExponentMask);
        Vector512<float> f = (normal.AsInt32() - exponent).AsSingle() - Vector512.Create(1f);
        Vector512<float> k = Vector512.MultiplyAddEstimate(
            Vector512.ConvertToSingle(exponent), Vector512.Create(1f / 8388608f), isDenormal & Vector512.Create(-23f));
        Vector512<float> log = Vector512.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        log = Vector512.MultiplyAddEstimate(k, Vector512.Create(Ln2), log);
        Vector512<float> ofZeroOrLess = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        log = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), log, ofZeroOrLess);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), log, x);
    }
}

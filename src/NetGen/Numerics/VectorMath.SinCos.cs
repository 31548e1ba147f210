using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The sine of x in radians. Within 2 ULP of the exact value for |x| ≤ 10⁵, also next to the multiples of π.</summary>
    /// <remarks>Odd; ±0 gives ±0, ±∞ and NaN give NaN. Beyond 10⁵ accuracy fades; the result stays in [−1, 1].</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sin(float x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sin(Vector128<float> x)
    {
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(InversePi), Vector128.Create(RoundingShift));
        Vector128<float> n = shifted - Vector128.Create(RoundingShift);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x)
    {
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(InversePi), Vector256.Create(RoundingShift));
        Vector256<float> n = shifted - Vector256.Create(RoundingShift);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }

    /// <inheritdoc cref="Sin(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x)
    {
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(InversePi), Vector512.Create(RoundingShift));
        Vector512<float> n = shifted - Vector512.Create(RoundingShift);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }

    /// <summary>The cosine of x in radians. Within 2 ULP of the exact value for |x| ≤ 10⁵; cos 0 is exactly 1.</summary>
    /// <remarks>±∞ and NaN give NaN. Beyond 10⁵ accuracy fades; the result stays in [−1, 1].</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cos(float x) => Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x)
    {
        // cos((q + ½)·π + r) = (−1)^(q+1)·sin r; the +1 rides in the shift, which is a whole number.
        Vector128<float> quotient = Vector128.MultiplyAddEstimate(x, Vector128.Create(InversePi), Vector128.Create(-0.5f));
        Vector128<float> shifted = quotient + Vector128.Create(RoundingShift + 1);
        Vector128<float> n = shifted - Vector128.Create(RoundingShift + 1) + Vector128.Create(0.5f);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
    {
        // cos((q + ½)·π + r) = (−1)^(q+1)·sin r; the +1 rides in the shift, which is a whole number.
        Vector256<float> quotient = Vector256.MultiplyAddEstimate(x, Vector256.Create(InversePi), Vector256.Create(-0.5f));
        Vector256<float> shifted = quotient + Vector256.Create(RoundingShift + 1);
        Vector256<float> n = shifted - Vector256.Create(RoundingShift + 1) + Vector256.Create(0.5f);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }

    /// <inheritdoc cref="Cos(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
    {
        // cos((q + ½)·π + r) = (−1)^(q+1)·sin r; the +1 rides in the shift, which is a whole number.
        Vector512<float> quotient = Vector512.MultiplyAddEstimate(x, Vector512.Create(InversePi), Vector512.Create(-0.5f));
        Vector512<float> shifted = quotient + Vector512.Create(RoundingShift + 1);
        Vector512<float> n = shifted - Vector512.Create(RoundingShift + 1) + Vector512.Create(0.5f);
        return FlipSign(SinReduced(SubtractMultipleOfPi(x, n)), shifted.AsInt32());
    }
}

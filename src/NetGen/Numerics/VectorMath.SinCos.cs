using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// x = n·π + r with |r| ≤ π/2 and π in three parts: exact enough for |x| up to 10⁵. Far beyond, r is no longer small and the result means
// nothing, which is why it is clamped: whatever comes in, what comes out lies in [−1, 1].
public static partial class VectorMath
{
    /// <summary>The sine of x in radians. Within 2 ULP of the exact value for |x| ≤ 10⁵, with relative accuracy near 0 and near multiples of π.</summary>
    /// <remarks>Exactly odd; ±0 gives ±0, ±∞ and NaN give NaN. Beyond 10⁵ accuracy fades; the result stays in [−1, 1].</remarks>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SubtractMultipleOfPi(Vector128<float> x, Vector128<float> n)
    {
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-PiHigh), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-PiMiddle), r);
        return Vector128.MultiplyAddEstimate(n, Vector128.Create(-PiLow), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SubtractMultipleOfPi(Vector256<float> x, Vector256<float> n)
    {
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-PiHigh), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-PiMiddle), r);
        return Vector256.MultiplyAddEstimate(n, Vector256.Create(-PiLow), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SubtractMultipleOfPi(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-PiHigh), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-PiMiddle), r);
        return Vector512.MultiplyAddEstimate(n, Vector512.Create(-PiLow), r);
    }

    // sin r ≈ r/2 + r·(½ + r²·P(r²)) for |r| ≤ π/2, to 2⁻²⁷. Split like this, both terms have the sign of r, so that −0 survives.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SinReduced(Vector128<float> r)
    {
        Vector128<float> square = r * r;
        Vector128<float> sum = Vector128.Create(2.6060957e-06f);
        sum = Vector128.MultiplyAddEstimate(sum, square, Vector128.Create(-0.00019809777f));
        sum = Vector128.MultiplyAddEstimate(sum, square, Vector128.Create(0.008333069f));
        sum = Vector128.MultiplyAddEstimate(sum, square, Vector128.Create(-0.1666666f));
        sum = Vector128.MultiplyAddEstimate(sum, square, Vector128.Create(0.5f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.5f) * r);
        return Vector128.MinNative(Vector128.Create(1f), Vector128.MaxNative(Vector128.Create(-1f), sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinReduced(Vector256<float> r)
    {
        Vector256<float> square = r * r;
        Vector256<float> sum = Vector256.Create(2.6060957e-06f);
        sum = Vector256.MultiplyAddEstimate(sum, square, Vector256.Create(-0.00019809777f));
        sum = Vector256.MultiplyAddEstimate(sum, square, Vector256.Create(0.008333069f));
        sum = Vector256.MultiplyAddEstimate(sum, square, Vector256.Create(-0.1666666f));
        sum = Vector256.MultiplyAddEstimate(sum, square, Vector256.Create(0.5f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.5f) * r);
        return Vector256.MinNative(Vector256.Create(1f), Vector256.MaxNative(Vector256.Create(-1f), sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SinReduced(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        Vector512<float> sum = Vector512.Create(2.6060957e-06f);
        sum = Vector512.MultiplyAddEstimate(sum, square, Vector512.Create(-0.00019809777f));
        sum = Vector512.MultiplyAddEstimate(sum, square, Vector512.Create(0.008333069f));
        sum = Vector512.MultiplyAddEstimate(sum, square, Vector512.Create(-0.1666666f));
        sum = Vector512.MultiplyAddEstimate(sum, square, Vector512.Create(0.5f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.5f) * r);
        return Vector512.MinNative(Vector512.Create(1f), Vector512.MaxNative(Vector512.Create(-1f), sum));
    }

    // The sign changes where the quotient is odd: its lowest bit becomes the sign bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FlipSign(Vector128<float> x, Vector128<int> quotient) =>
        (x.AsInt32() ^ (quotient << 31)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FlipSign(Vector256<float> x, Vector256<int> quotient) =>
        (x.AsInt32() ^ (quotient << 31)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FlipSign(Vector512<float> x, Vector512<int> quotient) =>
        (x.AsInt32() ^ (quotient << 31)).AsSingle();
}

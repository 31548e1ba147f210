using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// x = n·π + r with |r| ≤ π/2 and π in three parts: exact enough for |x| up to 10⁵. Far beyond, r is no longer small and the result means
// nothing, which is why it is clamped: whatever comes in, what comes out lies in [−1, 1].
public static partial class VectorMath
{
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

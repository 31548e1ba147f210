using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // P with erf(x) ≈ x + x·P(x²) for |x| ≤ 0.82, to 2⁻²⁷.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ErfTail(Vector128<float> z)
    {
        Vector128<float> sum = Vector128.Create(-0.0006472175f);
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.005076614f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.026817119f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.112830624f));
        sum = Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(-0.37612602f));
        return Vector128.MultiplyAddEstimate(sum, z, Vector128.Create(0.12837917f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ErfTail(Vector256<float> z)
    {
        Vector256<float> sum = Vector256.Create(-0.0006472175f);
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.005076614f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.026817119f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.112830624f));
        sum = Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(-0.37612602f));
        return Vector256.MultiplyAddEstimate(sum, z, Vector256.Create(0.12837917f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ErfTail(Vector512<float> z)
    {
        Vector512<float> sum = Vector512.Create(-0.0006472175f);
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.005076614f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.026817119f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.112830624f));
        sum = Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(-0.37612602f));
        return Vector512.MultiplyAddEstimate(sum, z, Vector512.Create(0.12837917f));
    }

    // G with log(erfc a) ≈ −a + a·G(a) for 0.8 ≤ a ≤ 3.95, to 2⁻²⁸ of erf.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LogErfcSlope(Vector128<float> a)
    {
        Vector128<float> sum = Vector128.Create(0.00021627259f);
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.0032335836f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(0.022948906f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.10535241f));
        sum = Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.63565063f));
        return Vector128.MultiplyAddEstimate(sum, a, Vector128.Create(-0.12853406f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogErfcSlope(Vector256<float> a)
    {
        Vector256<float> sum = Vector256.Create(0.00021627259f);
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.0032335836f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(0.022948906f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.10535241f));
        sum = Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.63565063f));
        return Vector256.MultiplyAddEstimate(sum, a, Vector256.Create(-0.12853406f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogErfcSlope(Vector512<float> a)
    {
        Vector512<float> sum = Vector512.Create(0.00021627259f);
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.0032335836f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(0.022948906f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.10535241f));
        sum = Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.63565063f));
        return Vector512.MultiplyAddEstimate(sum, a, Vector512.Create(-0.12853406f));
    }
}

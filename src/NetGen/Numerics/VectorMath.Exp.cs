using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>eˣ. Within 1 ULP of the exact value over the whole line, results below 2⁻¹²⁶ included; e⁰ is exactly 1.</summary>
    /// <remarks>
    /// −∞ gives 0, +∞ and everything above 88.72 give +∞, NaN gives NaN.
    /// Method: x = n·ln 2 + r with |r| ≤ ln 2 / 2, a polynomial in r, then times 2ⁿ.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) =>
        ExpBelowOverflow(Vector128.MinNative(Vector128.Create(89f), x));

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) =>
        ExpBelowOverflow(Vector256.MinNative(Vector256.Create(89f), x));

    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) =>
        ExpBelowOverflow(Vector512.MinNative(Vector512.Create(89f), x));

    // x ≤ 89 or NaN. The bound stands first in Min and Max because x86 returns the second operand when either is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpBelowOverflow(Vector128<float> x)
    {
        Vector128<float> bounded = Vector128.MaxNative(Vector128.Create(-104f), x);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(bounded, Vector128.Create(Log2E), Vector128.Create(RoundingShift));
        Vector128<float> n = shifted - Vector128.Create(RoundingShift);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), bounded);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        Vector128<float> sum = Vector128.MultiplyAddEstimate(ExpTail(r), r, Vector128.Create(1f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(1f));
        return ScaleByPowerOfTwo(sum, n, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpBelowOverflow(Vector256<float> x)
    {
        Vector256<float> bounded = Vector256.MaxNative(Vector256.Create(-104f), x);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(bounded, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        Vector256<float> n = shifted - Vector256.Create(RoundingShift);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), bounded);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        Vector256<float> sum = Vector256.MultiplyAddEstimate(ExpTail(r), r, Vector256.Create(1f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f));
        return ScaleByPowerOfTwo(sum, n, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpBelowOverflow(Vector512<float> x)
    {
        Vector512<float> bounded = Vector512.MaxNative(Vector512.Create(-104f), x);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(bounded, Vector512.Create(Log2E), Vector512.Create(RoundingShift));
        Vector512<float> n = shifted - Vector512.Create(RoundingShift);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), bounded);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(ExpTail(r), r, Vector512.Create(1f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(1f));
        return ScaleByPowerOfTwo(sum, n, shifted);
    }
}

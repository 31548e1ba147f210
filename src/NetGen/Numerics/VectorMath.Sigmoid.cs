using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The logistic function 1 / (1 + e⁻ˣ). Within 3 ULP of the exact value, denormal results included.</summary>
    /// <remarks>0 gives ½, +∞ gives 1, −∞ and everything below −103.98 give 0, NaN gives NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        Vector128<float> bounded = Vector128.MinNative(Vector128.Create(105f), Vector128.MaxNative(Vector128.Create(-18f), -x));

        // Both the 1 and the e⁻ˣ are scaled by 2⁻²⁴: then e⁻ˣ doesn't overflow before the quotient has underflowed to 0.
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(bounded, Vector128.Create(Log2E), Vector128.Create(BiasedShift - 24));
        Vector128<float> n = shifted - Vector128.Create(BiasedShift - 24);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), bounded);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        Vector128<float> sum = Vector128.MultiplyAddEstimate(ExpTail(r), r, Vector128.Create(1f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(1f));
        Vector128<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector128<float> one = Vector128.Create(1f / 16777216f);
        return one / Vector128.MultiplyAddEstimate(sum, scale, one);
    }

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> bounded = Vector256.MinNative(Vector256.Create(105f), Vector256.MaxNative(Vector256.Create(-18f), -x));

        // Both the 1 and the e⁻ˣ are scaled by 2⁻²⁴: then e⁻ˣ doesn't overflow before the quotient has underflowed to 0.
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(bounded, Vector256.Create(Log2E), Vector256.Create(BiasedShift - 24));
        Vector256<float> n = shifted - Vector256.Create(BiasedShift - 24);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), bounded);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        Vector256<float> sum = Vector256.MultiplyAddEstimate(ExpTail(r), r, Vector256.Create(1f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f));
        Vector256<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> one = Vector256.Create(1f / 16777216f);
        return one / Vector256.MultiplyAddEstimate(sum, scale, one);
    }

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> bounded = Vector512.MinNative(Vector512.Create(105f), Vector512.MaxNative(Vector512.Create(-18f), -x));

        // Both the 1 and the e⁻ˣ are scaled by 2⁻²⁴: then e⁻ˣ doesn't overflow before the quotient has underflowed to 0.
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(bounded, Vector512.Create(Log2E), Vector512.Create(BiasedShift - 24));
        Vector512<float> n = shifted - Vector512.Create(BiasedShift - 24);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), bounded);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(ExpTail(r), r, Vector512.Create(1f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(1f));
        Vector512<float> scale = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> one = Vector512.Create(1f / 16777216f);
        return one / Vector512.MultiplyAddEstimate(sum, scale, one);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

// x·2ⁿ for x in [½, 2) and integral n in [−150, 128], rounded once, down to denormals. No float holds 2⁻¹⁵⁰, so without the one instruction
// that AVX-512 has for it the factor is split into two; the first product is exact. `shifted` is n + RoundingShift, whose low bits are n.
public static partial class VectorMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaleByPowerOfTwo(Vector128<float> x, Vector128<float> n, Vector128<float> shifted)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(x, n);
        }

        Vector128<int> exponent = shifted.AsInt32() - Vector128.Create(RoundingShiftBits);
        Vector128<int> half = exponent >> 1;
        Vector128<int> bias = Vector128.Create(ExponentBias);
        Vector128<float> first = ((half + bias) << MantissaBits).AsSingle();
        Vector128<float> second = ((exponent - half + bias) << MantissaBits).AsSingle();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleByPowerOfTwo(Vector256<float> x, Vector256<float> n, Vector256<float> shifted)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Scale(x, n);
        }

        Vector256<int> exponent = shifted.AsInt32() - Vector256.Create(RoundingShiftBits);
        Vector256<int> half = exponent >> 1;
        Vector256<int> bias = Vector256.Create(ExponentBias);
        Vector256<float> first = ((half + bias) << MantissaBits).AsSingle();
        Vector256<float> second = ((exponent - half + bias) << MantissaBits).AsSingle();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaleByPowerOfTwo(Vector512<float> x, Vector512<float> n, Vector512<float> shifted)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, n);
        }

        Vector512<int> exponent = shifted.AsInt32() - Vector512.Create(RoundingShiftBits);
        Vector512<int> half = exponent >> 1;
        Vector512<int> bias = Vector512.Create(ExponentBias);
        Vector512<float> first = ((half + bias) << MantissaBits).AsSingle();
        Vector512<float> second = ((exponent - half + bias) << MantissaBits).AsSingle();
        return x * first * second;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Minimax polynomials on the reduced ranges, fitted with coefficients that are floats. The stated errors are those of the polynomial in
// exact arithmetic; rounding in evaluation comes on top and is part of the bounds that the functions state.
public static partial class VectorMath
{
    // q with eʳ ≈ 1 + r + r²·q(r) for |r| ≤ ln 2 / 2, to 2⁻²⁸ of eʳ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpTail(Vector128<float> r)
    {
        Vector128<float> sum = Vector128.Create(0.0013820946f);
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.008368684f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.041668266f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.16666521f));
        return Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.49999994f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpTail(Vector256<float> r)
    {
        Vector256<float> sum = Vector256.Create(0.0013820946f);
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.008368684f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.041668266f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.16666521f));
        return Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.49999994f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpTail(Vector512<float> r)
    {
        Vector512<float> sum = Vector512.Create(0.0013820946f);
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.008368684f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.041668266f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.16666521f));
        return Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.49999994f));
    }

    // q with eʳ − 1 ≈ r + r²·q(r) for |r| ≤ ln 2 / 2, to 2⁻²⁶ of eʳ − 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpM1Tail(Vector128<float> r)
    {
        Vector128<float> sum = Vector128.Create(0.0013870657f);
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.0083662616f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.041667435f));
        sum = Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.16666546f));
        return Vector128.MultiplyAddEstimate(sum, r, Vector128.Create(0.49999997f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpM1Tail(Vector256<float> r)
    {
        Vector256<float> sum = Vector256.Create(0.0013870657f);
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.0083662616f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.041667435f));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.16666546f));
        return Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(0.49999997f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpM1Tail(Vector512<float> r)
    {
        Vector512<float> sum = Vector512.Create(0.0013870657f);
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.0083662616f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.041667435f));
        sum = Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.16666546f));
        return Vector512.MultiplyAddEstimate(sum, r, Vector512.Create(0.49999997f));
    }

    // q with log(1 + f) ≈ f + f²·q(f) for |f| ≤ 1/3, to 2⁻²⁷ of log(1 + f).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log1PTail(Vector128<float> f)
    {
        Vector128<float> sum = Vector128.Create(-0.12882496f);
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(0.13985267f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(-0.12186846f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(0.14005622f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(-0.1668025f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(0.20010431f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(-0.24999805f));
        sum = Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(0.33333215f));
        return Vector128.MultiplyAddEstimate(sum, f, Vector128.Create(-0.5f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1PTail(Vector256<float> f)
    {
        Vector256<float> sum = Vector256.Create(-0.12882496f);
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(0.13985267f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(-0.12186846f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(0.14005622f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(-0.1668025f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(0.20010431f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(-0.24999805f));
        sum = Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(0.33333215f));
        return Vector256.MultiplyAddEstimate(sum, f, Vector256.Create(-0.5f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log1PTail(Vector512<float> f)
    {
        Vector512<float> sum = Vector512.Create(-0.12882496f);
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(0.13985267f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(-0.12186846f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(0.14005622f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(-0.1668025f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(0.20010431f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(-0.24999805f));
        sum = Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(0.33333215f));
        return Vector512.MultiplyAddEstimate(sum, f, Vector512.Create(-0.5f));
    }
}

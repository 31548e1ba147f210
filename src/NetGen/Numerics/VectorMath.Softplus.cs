using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>log(1 + eˣ), stable for every x. Within 2 ULP of the exact value over the whole line, denormal results included.</summary>
    /// <remarks>+∞ gives +∞, −∞ gives 0, NaN gives NaN. Method: max(x, 0) + log(1 + e⁻|ˣ|).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        Vector128<float> log = Log1POfUnit(ExpBelowOverflow(-Vector128.Abs(x)));
        return Vector128.MaxNative(Vector128<float>.Zero, x) + log;
    }

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        Vector256<float> log = Log1POfUnit(ExpBelowOverflow(-Vector256.Abs(x)));
        return Vector256.MaxNative(Vector256<float>.Zero, x) + log;
    }

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        Vector512<float> log = Log1POfUnit(ExpBelowOverflow(-Vector512.Abs(x)));
        return Vector512.MaxNative(Vector512<float>.Zero, x) + log;
    }

    // log(1 + e) for e in [0, 1]: k is 0 or 1 and no special value can occur (NaN stays NaN).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log1POfUnit(Vector128<float> e)
    {
        Vector128<float> isLarge = Vector128.GreaterThan(e, Vector128.Create(1f / 3f));
        Vector128<float> scale = Vector128.ConditionalSelect(isLarge, Vector128.Create(0.5f), Vector128.Create(1f));
        Vector128<float> f = Vector128.MultiplyAddEstimate(e, scale, scale - Vector128.Create(1f));
        Vector128<float> log = Vector128.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        return log + (isLarge & Vector128.Create(Ln2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1POfUnit(Vector256<float> e)
    {
        Vector256<float> isLarge = Vector256.GreaterThan(e, Vector256.Create(1f / 3f));
        Vector256<float> scale = Vector256.ConditionalSelect(isLarge, Vector256.Create(0.5f), Vector256.Create(1f));
        Vector256<float> f = Vector256.MultiplyAddEstimate(e, scale, scale - Vector256.Create(1f));
        Vector256<float> log = Vector256.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        return log + (isLarge & Vector256.Create(Ln2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Log1POfUnit(Vector512<float> e)
    {
        Vector512<float> isLarge = Vector512.GreaterThan(e, Vector512.Create(1f / 3f));
        Vector512<float> scale = Vector512.ConditionalSelect(isLarge, Vector512.Create(0.5f), Vector512.Create(1f));
        Vector512<float> f = Vector512.MultiplyAddEstimate(e, scale, scale - Vector512.Create(1f));
        Vector512<float> log = Vector512.MultiplyAddEstimate(Log1PTail(f), f * f, f);
        return log + (isLarge & Vector512.Create(Ln2));
    }
}

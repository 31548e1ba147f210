using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Sums, dot products and maxima of contiguous floats in one fixed order, so that the result has the same bits at any vector width.
/// Generated code inlines the same order.
/// </summary>
/// <remarks>
/// The order, for an operation ∘ with identity e (0 for sums, −∞ for the maximum):
/// <list type="number">
/// <item>If count ≥ 16: 16 lanes start at e; every full block of 16 is taken in turn, lane l ∘= element 16·i + l. Then the lanes fold,
/// 16 → 8 (lane l ∘ lane l + 8) and 8 → 4 (lane l ∘ lane l + 4). If count &lt; 16, the 4 lanes start at e.</item>
/// <item>Every remaining full block of 4 is taken in turn, lane l ∘= element l of the block.</item>
/// <item>The lanes fold, 4 → 2 (lane l ∘ lane l + 2) and 2 → 1.</item>
/// <item>The last one to three elements are taken one after another.</item>
/// </list>
/// In dot products and sums of squares "∘= element" is a fused multiply-add (where the hardware has one; else multiply, then add), and
/// folding is addition. An empty range gives e.
/// </remarks>
public static partial class Reductions
{
    private const int Block = 16;
    private const int Quad = 4;

    /// <summary>16 → 8 → 4 lanes. Where the hardware has no 512-bit vectors, the JIT works on their halves or quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FoldToQuad(Vector512<float> lanes)
    {
        Vector256<float> octet = lanes.GetLower() + lanes.GetUpper();
        return octet.GetLower() + octet.GetUpper();
    }

    /// <summary>4 → 2 → 1 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float FoldToOne(Vector128<float> quad)
    {
        Vector128<float> pair = quad + Vector128.Shuffle(quad, Vector128.Create(2, 3, 2, 3));
        return pair.ToScalar() + pair.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load512(ref readonly float values, nint index) => Vector512.LoadUnsafe(in values, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load128(ref readonly float values, nint index) => Vector128.LoadUnsafe(in values, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Element(ref readonly float values, nint index) => Unsafe.Add(ref Unsafe.AsRef(in values), index);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Vectors of 512 bits along the terms of a product of one or two columns: lane k · columns + n is term k of column n, as a right operand lies in memory. Hardware with narrower vectors
/// takes their halves or quarters. For generated code.
/// </summary>
public static class NarrowLanes
{
    /// <summary>Sixteen numbers, for one column.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Once(ref float source, nint offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    /// <summary>Some numbers, and zeros; nothing else is read.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    /// <param name="count">How many, up to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OnceFirst(ref float source, nint offset, nint count) => Lanes512.LoadFirst(ref source, offset, (int)count);

    /// <summary>Eight numbers, each twice, for two columns.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Twice(ref float source, nint offset) => Twice(Vector256.LoadUnsafe(ref source, (nuint)offset));

    /// <summary>Some numbers, each twice, and zeros; nothing else is read.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    /// <param name="count">How many, up to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TwiceFirst(ref float source, nint offset, nint count) => Twice(Lanes256.LoadFirst(ref source, offset, (int)count));

    /// <summary>A row of one column, for all terms.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowOfOne(ref float source, nint offset) => Vector512.Create(Unsafe.Add(ref source, offset));

    /// <summary>A row of two columns, for all terms.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowOfTwo(ref float source, nint offset) => LanePairs.Broadcast(ref source, offset);

    /// <summary>The sum of all terms, in the first lane: each half of the lanes to the other, and again.</summary>
    /// <param name="terms">The terms of one column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumOfOne(Vector512<float> terms)
    {
        var sums = SumOfTwo(terms);
        return sums.ToScalar() + sums.GetElement(1);
    }

    /// <summary>The sums of two columns' terms, in the first two lanes: each half of the lanes to the other, and again.</summary>
    /// <param name="terms">The terms of two columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumOfTwo(Vector512<float> terms)
    {
        var eight = terms.GetLower() + terms.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
    }

    /// <summary>Adds, in two vectors, the second half of each group of lanes to the first, and leaves the first's groups in front of the second's.</summary>
    /// <param name="first">A vector.</param>
    /// <param name="second">Another one.</param>
    /// <param name="group">Lanes of a group: 16, 8, 4 or 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fold(Vector512<float> first, Vector512<float> second, int group)
    {
        var halves = group switch
        {
            16 => Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
            8 => Vector512.Create(0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
            4 => Vector512.Create(0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25, 28, 29),
            _ => Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30),
        };
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, halves, second) + Avx512F.PermuteVar16x32x2(first, halves | Vector512.Create(group / 2), second)
            : Pick(first, second, halves) + Pick(first, second, halves | Vector512.Create(group / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Twice(Vector256<float> numbers)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Shuffle(numbers.ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));
        if (Vector256.IsHardwareAccelerated)
            return Vector512.Create(Vector256.Shuffle(numbers, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3)), Vector256.Shuffle(numbers, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7)));
        return Vector512.Create(Twice(numbers.GetLower()), Twice(numbers.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Twice(Vector128<float> numbers) =>
        Vector256.Create(Vector128.Shuffle(numbers, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(numbers, Vector128.Create(2, 2, 3, 3)));

    // For hardware that may have such vectors, but not these instructions.
    private static Vector512<float> Pick(Vector512<float> first, Vector512<float> second, Vector512<int> lanes)
    {
        var picked = Vector512<float>.Zero;
        for (var lane = 0; lane < Vector512<float>.Count; lane++)
        {
            var from = lanes.GetElement(lane);
            picked = picked.WithElement(lane, from < Vector512<float>.Count ? first.GetElement(from) : second.GetElement(from - Vector512<float>.Count));
        }

        return picked;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Starts that are no multiple of 4: the words wanted straddle one block more than they fill. This is the rare case (rows whose
// length is no multiple of 4), so it stays out of line and is put together from 128-bit pieces, each a window over two blocks.
public readonly partial struct PhiloxStream
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Vector128<uint> Unaligned128(uint start) =>
        Window(Words128(start & ~3u), Words128((start & ~3u) + 4), start & 3);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Vector256<uint> Unaligned256(uint start)
    {
        uint aligned = start & ~3u;
        return Shifted(Words256(aligned), Words128(aligned + 8), start & 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Vector512<uint> Unaligned512(uint start)
    {
        uint aligned = start & ~3u;
        Vector512<uint> words = Words512(aligned);
        Vector256<uint> upper = words.GetUpper();
        return Vector512.Create(
            Shifted(words.GetLower(), upper.GetLower(), start & 3),
            Shifted(upper, Words128(aligned + 16), start & 3));
    }

    private static Vector256<uint> Shifted(Vector256<uint> words, Vector128<uint> next, uint offset) => Vector256.Create(
        Window(words.GetLower(), words.GetUpper(), offset),
        Window(words.GetUpper(), next, offset));

    /// <summary>Four words of the eight in <paramref name="first"/> and <paramref name="second"/>, from the offset (1 … 3) on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Window(Vector128<uint> first, Vector128<uint> second, uint offset) => offset switch
    {
        1 => Vector128.Create(first.GetElement(1), first.GetElement(2), first.GetElement(3), second.GetElement(0)),
        2 => Vector128.Create(first.GetElement(2), first.GetElement(3), second.GetElement(0), second.GetElement(1)),
        _ => Vector128.Create(first.GetElement(3), second.GetElement(0), second.GetElement(1), second.GetElement(2)),
    };
}

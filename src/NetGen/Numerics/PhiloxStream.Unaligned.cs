using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

// Starts that are no multiple of 4: the words wanted straddle one block more than they fill. This is the rare case (rows whose
// length is no multiple of 4), so it stays out of line and is put together from 128-bit pieces, each a window over two blocks.
public readonly partial struct PhiloxStream
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector128<uint> Unaligned128(uint start)
    {
        Vector256<uint> words = PhiloxRounds.Run(Counter256(start >> 2), Key);
        return Window(words.GetLower(), words.GetUpper(), start & 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector256<uint> Unaligned256(uint start)
    {
        uint block = start >> 2;
        Vector256<uint> words = PhiloxRounds.Run(Counter256(block), Key);
        Vector128<uint> last = PhiloxRounds.Run(Counter128(block + 2), Key);
        return Vector256.Create(
            Window(words.GetLower(), words.GetUpper(), start & 3),
            Window(words.GetUpper(), last, start & 3));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector512<uint> Unaligned512(uint start)
    {
        uint block = start >> 2;
        Vector512<uint> words = PhiloxRounds.Run(Counter512(block), Key);
        Vector128<uint> last = PhiloxRounds.Run(Counter128(block + 4), Key);
        Vector256<uint> lower = words.GetLower();
        Vector256<uint> upper = words.GetUpper();
        return Vector512.Create(
            Vector256.Create(
                Window(lower.GetLower(), lower.GetUpper(), start & 3),
                Window(lower.GetUpper(), upper.GetLower(), start & 3)),
            Vector256.Create(
                Window(upper.GetLower(), upper.GetUpper(), start & 3),
                Window(upper.GetUpper(), last, start & 3)));
    }

    /// <summary>Four words of the eight in (<paramref name="first"/>, <paramref name="second"/>), from <paramref name="offset"/> (1 … 3) on.</summary>
    private static Vector128<uint> Window(Vector128<uint> first, Vector128<uint> second, uint offset) => offset switch
    {
        1 => Vector128.Create(first.GetElement(1), first.GetElement(2), first.GetElement(3), second.GetElement(0)),
        2 => Vector128.Create(first.GetElement(2), first.GetElement(3), second.GetElement(0), second.GetElement(1)),
        _ => Vector128.Create(first.GetElement(3), second.GetElement(0), second.GetElement(1), second.GetElement(2)),
    };
}

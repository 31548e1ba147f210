using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Many blocks of <see cref="PhiloxRounds"/>, word by word: a vector holds the same word of as many blocks as it has 64-bit elements, in their lower halves. A product is then where the next round wants it: its
/// lower half is a word as it is, its upper half one shift away, and what the upper halves of words are doesn't matter. A product takes a multiply, a shift and two xors, and no shuffle; and two sets of blocks
/// keep the multipliers busy while each waits for its own.
/// </summary>
/// <remarks>
/// All but the first word of a counter are the same in all blocks, so one of the two products is in each of the first two rounds, too.
/// </remarks>
internal static class PhiloxColumns
{
    /// <summary>Words that <see cref="Fill128"/> makes at a time.</summary>
    internal const int Step128 = 4 * 4;

    /// <summary>Words that <see cref="Fill256"/> makes at a time.</summary>
    internal const int Step256 = 4 * 8;

    /// <summary>Words that <see cref="Fill512"/> makes at a time.</summary>
    internal const int Step512 = 4 * 16;

    private const ulong Lower = uint.MaxValue;

    // What the words that all blocks have in common add to the third word of the first round and to the words of the second, and the third round's key.
    private readonly ref struct Common
    {
        public readonly uint Third1, First2, Third2, Fourth2, Key0, Key1;

        public Common((uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
        {
            ulong b = (ulong)PhiloxRounds.Multiplier1 * counter.C2;
            ulong a = (ulong)PhiloxRounds.Multiplier0 * ((uint)(b >> 32) ^ counter.C1 ^ key.K0);
            Third1 = counter.C3 ^ key.K1;
            First2 = (uint)b ^ (key.K0 + PhiloxRounds.Weyl0);
            Third2 = (uint)(a >> 32) ^ (key.K1 + PhiloxRounds.Weyl1);
            Fourth2 = (uint)a;
            (Key0, Key1) = (key.K0 + PhiloxRounds.Weyl0 + PhiloxRounds.Weyl0, key.K1 + PhiloxRounds.Weyl1 + PhiloxRounds.Weyl1);
        }
    }

    /// <summary>Writes the words of blocks, one block after another.</summary>
    /// <param name="words">Where to.</param>
    /// <param name="count">How many words: a multiple of <see cref="Step128"/>.</param>
    /// <param name="block">The first block's number.</param>
    /// <param name="lastBlock">The last number there is, one less than a power of two: 0 follows.</param>
    /// <param name="counter">The counter's other words.</param>
    /// <param name="key">The key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill128(ref uint words, nint count, uint block, uint lastBlock, (uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Common common = new(counter, key);
        Vector128<uint> third1 = Vector128.Create(common.Third1), first2 = Vector128.Create(common.First2), third2 = Vector128.Create(common.Third2), fourth2 = Vector128.Create(common.Fourth2);
        Vector128<uint> thirdKey0 = Vector128.Create(common.Key0), thirdKey1 = Vector128.Create(common.Key1);
        Vector128<uint> numbers = Vector128.Create(block) + Vector128.Create(0ul, 1).AsUInt32();
        for (nint i = 0; i < count; i += Step128)
        {
            FirstRounds(numbers & Vector128.Create(lastBlock), third1, first2, third2, out Vector128<uint> c0, out Vector128<uint> c1, out Vector128<uint> c2);
            numbers += Vector128.Create(2u);
            FirstRounds(numbers & Vector128.Create(lastBlock), third1, first2, third2, out Vector128<uint> d0, out Vector128<uint> d1, out Vector128<uint> d2);
            numbers += Vector128.Create(2u);
            Vector128<uint> c3 = fourth2, d3 = fourth2, key0 = thirdKey0, key1 = thirdKey1;
            for (int round = 2; round < PhiloxRounds.Rounds; round++)
            {
                Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
                Round(ref d0, ref d1, ref d2, ref d3, key0, key1);
                key0 += Vector128.Create(PhiloxRounds.Weyl0);
                key1 += Vector128.Create(PhiloxRounds.Weyl1);
            }

            Store(c0, c1, c2, c3, ref words, i);
            Store(d0, d1, d2, d3, ref words, i + (Step128 / 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstRounds(Vector128<uint> numbers, Vector128<uint> third1, Vector128<uint> first2, Vector128<uint> third2, out Vector128<uint> c0, out Vector128<uint> c1, out Vector128<uint> c2)
    {
        Vector128<uint> a = PhiloxRounds.WidenMultiply(numbers, Vector128.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        c1 = PhiloxRounds.WidenMultiply((a.AsUInt64() >>> 32).AsUInt32() ^ third1, Vector128.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (c1.AsUInt64() >>> 32).AsUInt32() ^ first2;
        c2 = a ^ third2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector128<uint> c0, ref Vector128<uint> c1, ref Vector128<uint> c2, ref Vector128<uint> c3, Vector128<uint> key0, Vector128<uint> key1)
    {
        Vector128<uint> a = PhiloxRounds.WidenMultiply(c0, Vector128.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        Vector128<uint> b = PhiloxRounds.WidenMultiply(c2, Vector128.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (b.AsUInt64() >>> 32).AsUInt32() ^ (c1 ^ key0);
        c1 = b;
        c2 = (a.AsUInt64() >>> 32).AsUInt32() ^ (c3 ^ key1);
        c3 = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<uint> c0, Vector128<uint> c1, Vector128<uint> c2, Vector128<uint> c3, ref uint words, nint offset)
    {
        Vector128<ulong> c01 = Join(c0, c1), c23 = Join(c2, c3);
        UnpackLow(c01, c23).StoreUnsafe(ref words, (nuint)offset);
        UnpackHigh(c01, c23).StoreUnsafe(ref words, (nuint)(offset + 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Join(Vector128<uint> lower, Vector128<uint> upper) => (lower.AsUInt64() & Vector128.Create(Lower)) | (upper.AsUInt64() << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> UnpackLow(Vector128<ulong> left, Vector128<ulong> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right).AsUInt32() : Vector128.Create(left.GetLower(), right.GetLower()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> UnpackHigh(Vector128<ulong> left, Vector128<ulong> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right).AsUInt32() : Vector128.Create(left.GetUpper(), right.GetUpper()).AsUInt32();

    /// <summary>As <see cref="Fill128"/>, multiples of <see cref="Step256"/> words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill256(ref uint words, nint count, uint block, uint lastBlock, (uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Common common = new(counter, key);
        Vector256<uint> third1 = Vector256.Create(common.Third1), first2 = Vector256.Create(common.First2), third2 = Vector256.Create(common.Third2), fourth2 = Vector256.Create(common.Fourth2);
        Vector256<uint> thirdKey0 = Vector256.Create(common.Key0), thirdKey1 = Vector256.Create(common.Key1);
        Vector256<uint> numbers = Vector256.Create(block) + Vector256.Create(0ul, 2, 1, 3).AsUInt32(); // so that unpacking leaves them in order
        for (nint i = 0; i < count; i += Step256)
        {
            FirstRounds(numbers & Vector256.Create(lastBlock), third1, first2, third2, out Vector256<uint> c0, out Vector256<uint> c1, out Vector256<uint> c2);
            numbers += Vector256.Create(4u);
            FirstRounds(numbers & Vector256.Create(lastBlock), third1, first2, third2, out Vector256<uint> d0, out Vector256<uint> d1, out Vector256<uint> d2);
            numbers += Vector256.Create(4u);
            Vector256<uint> c3 = fourth2, d3 = fourth2, key0 = thirdKey0, key1 = thirdKey1;
            for (int round = 2; round < PhiloxRounds.Rounds; round++)
            {
                Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
                Round(ref d0, ref d1, ref d2, ref d3, key0, key1);
                key0 += Vector256.Create(PhiloxRounds.Weyl0);
                key1 += Vector256.Create(PhiloxRounds.Weyl1);
            }

            Store(c0, c1, c2, c3, ref words, i);
            Store(d0, d1, d2, d3, ref words, i + (Step256 / 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstRounds(Vector256<uint> numbers, Vector256<uint> third1, Vector256<uint> first2, Vector256<uint> third2, out Vector256<uint> c0, out Vector256<uint> c1, out Vector256<uint> c2)
    {
        Vector256<uint> a = PhiloxRounds.WidenMultiply(numbers, Vector256.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        c1 = PhiloxRounds.WidenMultiply((a.AsUInt64() >>> 32).AsUInt32() ^ third1, Vector256.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (c1.AsUInt64() >>> 32).AsUInt32() ^ first2;
        c2 = a ^ third2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector256<uint> c0, ref Vector256<uint> c1, ref Vector256<uint> c2, ref Vector256<uint> c3, Vector256<uint> key0, Vector256<uint> key1)
    {
        Vector256<uint> a = PhiloxRounds.WidenMultiply(c0, Vector256.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        Vector256<uint> b = PhiloxRounds.WidenMultiply(c2, Vector256.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (b.AsUInt64() >>> 32).AsUInt32() ^ (c1 ^ key0);
        c1 = b;
        c2 = (a.AsUInt64() >>> 32).AsUInt32() ^ (c3 ^ key1);
        c3 = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<uint> c0, Vector256<uint> c1, Vector256<uint> c2, Vector256<uint> c3, ref uint words, nint offset)
    {
        Vector256<ulong> c01 = Join(c0, c1), c23 = Join(c2, c3);
        UnpackLow(c01, c23).StoreUnsafe(ref words, (nuint)offset);
        UnpackHigh(c01, c23).StoreUnsafe(ref words, (nuint)(offset + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Join(Vector256<uint> lower, Vector256<uint> upper) => (lower.AsUInt64() & Vector256.Create(Lower)) | (upper.AsUInt64() << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> UnpackLow(Vector256<ulong> left, Vector256<ulong> right) => Avx2.IsSupported
        ? Avx2.UnpackLow(left, right).AsUInt32()
        : Vector256.Create(UnpackLow(left.GetLower(), right.GetLower()), UnpackLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> UnpackHigh(Vector256<ulong> left, Vector256<ulong> right) => Avx2.IsSupported
        ? Avx2.UnpackHigh(left, right).AsUInt32()
        : Vector256.Create(UnpackHigh(left.GetLower(), right.GetLower()), UnpackHigh(left.GetUpper(), right.GetUpper()));

    /// <summary>As <see cref="Fill128"/>, multiples of <see cref="Step512"/> words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill512(ref uint words, nint count, uint block, uint lastBlock, (uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Common common = new(counter, key);
        Vector512<uint> third1 = Vector512.Create(common.Third1), first2 = Vector512.Create(common.First2), third2 = Vector512.Create(common.Third2), fourth2 = Vector512.Create(common.Fourth2);
        Vector512<uint> thirdKey0 = Vector512.Create(common.Key0), thirdKey1 = Vector512.Create(common.Key1);
        Vector512<uint> numbers = Vector512.Create(block) + Vector512.Create(0ul, 4, 1, 5, 2, 6, 3, 7).AsUInt32(); // so that unpacking leaves them in order
        for (nint i = 0; i < count; i += Step512)
        {
            FirstRounds(numbers & Vector512.Create(lastBlock), third1, first2, third2, out Vector512<uint> c0, out Vector512<uint> c1, out Vector512<uint> c2);
            numbers += Vector512.Create(8u);
            FirstRounds(numbers & Vector512.Create(lastBlock), third1, first2, third2, out Vector512<uint> d0, out Vector512<uint> d1, out Vector512<uint> d2);
            numbers += Vector512.Create(8u);
            Vector512<uint> c3 = fourth2, d3 = fourth2, key0 = thirdKey0, key1 = thirdKey1;
            for (int round = 2; round < PhiloxRounds.Rounds; round++)
            {
                Round(ref c0, ref c1, ref c2, ref c3, key0, key1);
                Round(ref d0, ref d1, ref d2, ref d3, key0, key1);
                key0 += Vector512.Create(PhiloxRounds.Weyl0);
                key1 += Vector512.Create(PhiloxRounds.Weyl1);
            }

            Store(c0, c1, c2, c3, ref words, i);
            Store(d0, d1, d2, d3, ref words, i + (Step512 / 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstRounds(Vector512<uint> numbers, Vector512<uint> third1, Vector512<uint> first2, Vector512<uint> third2, out Vector512<uint> c0, out Vector512<uint> c1, out Vector512<uint> c2)
    {
        Vector512<uint> a = PhiloxRounds.WidenMultiply(numbers, Vector512.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        c1 = PhiloxRounds.WidenMultiply((a.AsUInt64() >>> 32).AsUInt32() ^ third1, Vector512.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (c1.AsUInt64() >>> 32).AsUInt32() ^ first2;
        c2 = a ^ third2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector512<uint> c0, ref Vector512<uint> c1, ref Vector512<uint> c2, ref Vector512<uint> c3, Vector512<uint> key0, Vector512<uint> key1)
    {
        Vector512<uint> a = PhiloxRounds.WidenMultiply(c0, Vector512.Create((ulong)PhiloxRounds.Multiplier0).AsUInt32());
        Vector512<uint> b = PhiloxRounds.WidenMultiply(c2, Vector512.Create((ulong)PhiloxRounds.Multiplier1).AsUInt32());
        c0 = (b.AsUInt64() >>> 32).AsUInt32() ^ (c1 ^ key0);
        c1 = b;
        c2 = (a.AsUInt64() >>> 32).AsUInt32() ^ (c3 ^ key1);
        c3 = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<uint> c0, Vector512<uint> c1, Vector512<uint> c2, Vector512<uint> c3, ref uint words, nint offset)
    {
        Vector512<ulong> c01 = Join(c0, c1), c23 = Join(c2, c3);
        UnpackLow(c01, c23).StoreUnsafe(ref words, (nuint)offset);
        UnpackHigh(c01, c23).StoreUnsafe(ref words, (nuint)(offset + 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Join(Vector512<uint> lower, Vector512<uint> upper) => (lower.AsUInt64() & Vector512.Create(Lower)) | (upper.AsUInt64() << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> UnpackLow(Vector512<ulong> left, Vector512<ulong> right) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(left, right).AsUInt32()
        : Vector512.Create(UnpackLow(left.GetLower(), right.GetLower()), UnpackLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> UnpackHigh(Vector512<ulong> left, Vector512<ulong> right) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(left, right).AsUInt32()
        : Vector512.Create(UnpackHigh(left.GetLower(), right.GetLower()), UnpackHigh(left.GetUpper(), right.GetUpper()));
}

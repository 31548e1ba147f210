using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// The ten rounds of Philox4x32, for one block in scalars and for one, two or four blocks in a vector. In a vector a block fills
/// a 128-bit lane in its natural order; a round is then one widening multiply, one shuffle, one shift and two xors, whatever the width.
/// </summary>
/// <remarks>
/// With counter (c0, c1, c2, c3), key (k0, k1) and the products a = M0·c0, b = M1·c2, a round gives
/// (high b ^ c1 ^ k0, low b, high a ^ c3 ^ k1, low a); then the key grows by the Weyl constants.
/// </remarks>
internal static class PhiloxRounds
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static (uint, uint, uint, uint) Block((uint, uint, uint, uint) counter, (uint, uint) key)
    {
        (uint c0, uint c1, uint c2, uint c3) = counter;
        (uint k0, uint k1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong a = (ulong)Multiplier0 * c0;
            ulong b = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<uint> Run(Vector128<uint> state, Vector128<uint> key)
    {
        Vector128<uint> weyl = Vector128.Create(Weyl0, 0, Weyl1, 0);
        for (int round = 0; round < Rounds; round++)
        {
            state = Round(state, key);
            key += weyl;
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Round(Vector128<uint> state, Vector128<uint> key)
    {
        Vector128<uint> multipliers = Vector128.Create(Multiplier0, 0, Multiplier1, 0);
        Vector128<uint> products = WidenMultiply(state, multipliers);
        Vector128<uint> crossed = Vector128.Shuffle(products, Vector128.Create(3u, 2, 1, 0));
        return crossed ^ (state.AsUInt64() >>> 32).AsUInt32() ^ key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> Run(Vector256<uint> state, Vector256<uint> key)
    {
        Vector256<uint> weyl = Vector256.Create(Weyl0, 0, Weyl1, 0, Weyl0, 0, Weyl1, 0);
        for (int round = 0; round < Rounds; round++)
        {
            state = Round(state, key);
            key += weyl;
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<uint> state, Vector256<uint> key)
    {
        Vector256<uint> multipliers = Vector256.Create(Multiplier0, 0, Multiplier1, 0, Multiplier0, 0, Multiplier1, 0);
        Vector256<uint> products = WidenMultiply(state, multipliers);
        Vector256<uint> crossed = Vector256.Shuffle(products, Vector256.Create(3u, 2, 1, 0, 7, 6, 5, 4));
        return crossed ^ (state.AsUInt64() >>> 32).AsUInt32() ^ key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> Run(Vector512<uint> state, Vector512<uint> key)
    {
        Vector512<uint> weyl = Vector512.Create(
            Weyl0, 0, Weyl1, 0, Weyl0, 0, Weyl1, 0, Weyl0, 0, Weyl1, 0, Weyl0, 0, Weyl1, 0);
        for (int round = 0; round < Rounds; round++)
        {
            state = Round(state, key);
            key += weyl;
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Round(Vector512<uint> state, Vector512<uint> key)
    {
        Vector512<uint> multipliers = Vector512.Create(
            Multiplier0, 0, Multiplier1, 0, Multiplier0, 0, Multiplier1, 0, Multiplier0, 0, Multiplier1, 0, Multiplier0, 0, Multiplier1, 0);
        Vector512<uint> products = WidenMultiply(state, multipliers);
        Vector512<uint> crossed = Vector512.Shuffle(products, Vector512.Create(3u, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
        return crossed ^ (state.AsUInt64() >>> 32).AsUInt32() ^ key;
    }

    // The 64-bit products of the even elements. The portable form needs a full 64-bit multiply, which most hardware lacks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<uint> WidenMultiply(Vector128<uint> left, Vector128<uint> right) => Sse2.IsSupported
        ? Sse2.Multiply(left, right).AsUInt32()
        : ((left.AsUInt64() & Vector128.Create(0xFFFFFFFFul)) * right.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> WidenMultiply(Vector256<uint> left, Vector256<uint> right) => Avx2.IsSupported
        ? Avx2.Multiply(left, right).AsUInt32()
        : Vector256.Create(WidenMultiply(left.GetLower(), right.GetLower()), WidenMultiply(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> WidenMultiply(Vector512<uint> left, Vector512<uint> right) => Avx512F.IsSupported
        ? Avx512F.Multiply(left, right).AsUInt32()
        : Vector512.Create(WidenMultiply(left.GetLower(), right.GetLower()), WidenMultiply(left.GetUpper(), right.GetUpper()));
}

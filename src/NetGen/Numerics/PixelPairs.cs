using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Vectors of 512 bits that hold two neighbouring pixels of eight columns or less, column by column: column c of pixel p in lane 2c + p. So the two numbers of an
/// image of one channel that they are multiplied with, which are neighbours, are broadcast as one. For generated code.
/// </summary>
public static class PixelPairs
{
    /// <summary>Two neighbouring numbers, for all columns.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(ref float source, nint offset) =>
        Vector512.Create(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref source, offset)))).AsSingle();

    /// <summary>The same eight columns for both pixels.</summary>
    /// <param name="source">The memory; all eight must be readable.</param>
    /// <param name="offset">The first column, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadForBoth(ref float source, nint offset)
    {
        var columns = Vector256.LoadUnsafe(ref source, (nuint)offset);
        return Vector512.Shuffle(Vector512.Create(columns, columns), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));
    }

    /// <summary>Two pixels that lie one behind the other.</summary>
    /// <param name="source">The memory; sixteen elements must be readable.</param>
    /// <param name="offset">The first pixel's first column, in elements.</param>
    /// <param name="places">What <see cref="Places"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source, nint offset, Vector512<int> places) =>
        Permute(Vector512.LoadUnsafe(ref source, (nuint)offset), places);

    /// <summary>The two pixels one behind the other, in the first 2 · columns lanes.</summary>
    /// <param name="pair">Two pixels.</param>
    /// <param name="order">What <see cref="Order"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apart(Vector512<float> pair, Vector512<int> order) => Permute(pair, order);

    /// <summary>The first pixel plus the second, column by column.</summary>
    /// <param name="pair">Two pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector512<float> pair) =>
        Vector512.Shuffle(pair, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14)).GetLower()
        + Vector512.Shuffle(pair, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15)).GetLower();

    /// <summary>Where in memory, from a pixel on, the lanes of a pair lie.</summary>
    /// <param name="columns">Columns of a pixel, from 1 to 8.</param>
    public static Vector512<int> Places(nint columns)
    {
        var places = Vector512<int>.Zero;
        for (var lane = 0; lane < Vector512<int>.Count; lane++)
            places = places.WithElement(lane, (int)(((lane % 2) * columns) + (lane / 2)) % Vector512<int>.Count);
        return places;
    }

    /// <summary>The lanes of a pair in the order of memory.</summary>
    /// <param name="columns">Columns of a pixel, from 1 to 8.</param>
    public static Vector512<int> Order(nint columns)
    {
        var order = Vector512<int>.Zero;
        for (var lane = 0; lane < Vector512<int>.Count; lane++)
            order = order.WithElement(lane, lane < columns ? 2 * lane : lane < 2 * columns ? (int)(2 * (lane - columns)) + 1 : lane);
        return order;
    }

    /// <summary>Columns twice, one behind the other, as <see cref="Apart"/> leaves pixels.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="target">Room for two times eight.</param>
    /// <param name="columns">How many there are, from 1 to 8.</param>
    public static void Repeat(ref float source, ref float target, nint columns)
    {
        for (nint column = 0; column < columns; column++)
        {
            Unsafe.Add(ref target, column) = Unsafe.Add(ref source, column);
            Unsafe.Add(ref target, columns + column) = Unsafe.Add(ref source, column);
        }
    }

    // The portable shuffle asks each place whether it is one, unless the compiler knows them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Permute(Vector512<float> vector, Vector512<int> places) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar16x32(vector, places) : Vector512.Shuffle(vector, places);
}

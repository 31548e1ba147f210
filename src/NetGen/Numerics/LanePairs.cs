using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Vectors of 512 bits that hold two of something for each of eight columns or less, side by side: lane 2c + p is column c of the first or the second of two neighbouring
/// pixels, of two rows, or of two terms of a sum. So the two numbers that they are multiplied with, if these are neighbours, too, are broadcast as one. For generated code.
/// </summary>
public static class LanePairs
{
    /// <summary>Two neighbouring numbers, for all columns.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(ref float source, nint offset) =>
        Vector512.Create(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref source, offset)))).AsSingle();

    /// <summary>One number for the first of each pair, zero for the second; nothing but the number is read.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The number, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> BroadcastFirst(ref float source, nint offset) =>
        Vector512.Create(Vector128.CreateScalar(Unsafe.Add(ref source, offset)).AsDouble().ToScalar()).AsSingle();

    /// <summary>sums + a pair of numbers · factors, rounded once where the hardware can.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The first number, in elements; see <see cref="Broadcast"/>.</param>
    /// <param name="factors">What it is multiplied with.</param>
    /// <param name="sums">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(ref float source, nint offset, Vector512<float> factors, Vector512<float> sums) =>
        Lanes512.MultiplyAdd(Broadcast(ref source, offset), factors, sums);

    /// <summary>The same with one number for the first of each pair; see <see cref="BroadcastFirst"/>.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="offset">The number, in elements.</param>
    /// <param name="factors">What it is multiplied with; see <see cref="LoadFirst"/>.</param>
    /// <param name="sums">What is added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAddFirst(ref float source, nint offset, Vector512<float> factors, Vector512<float> sums) =>
        Lanes512.MultiplyAdd(BroadcastFirst(ref source, offset), factors, sums);

    /// <summary>The same eight columns for both.</summary>
    /// <param name="source">The memory; all eight must be readable.</param>
    /// <param name="offset">The first column, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadForBoth(ref float source, nint offset) =>
        Vector512.Shuffle(Vector256.LoadUnsafe(ref source, (nuint)offset).ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    /// <summary>
    /// Eight columns for the first, negative zeros for the second: these times the zeros of <see cref="BroadcastFirst"/> are negative zeros, which leave any sum as it is.
    /// </summary>
    /// <param name="source">The memory; all eight must be readable.</param>
    /// <param name="offset">The first column, in elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFirst(ref float source, nint offset) =>
        Vector512.ConditionalSelect(
            Vector512.Create(-1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0).AsSingle(), LoadForBoth(ref source, offset), Vector512.Create(-0f));

    /// <summary>Two rows that lie one behind the other.</summary>
    /// <param name="source">The memory; sixteen elements must be readable.</param>
    /// <param name="offset">The first row's first column, in elements.</param>
    /// <param name="places">What <see cref="Places"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source, nint offset, Vector512<int> places) =>
        Permute(Vector512.LoadUnsafe(ref source, (nuint)offset), places);

    /// <summary>The first's columns, and behind them the second's, in the first 2 · columns lanes.</summary>
    /// <param name="pair">A pair.</param>
    /// <param name="order">What <see cref="Order"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apart(Vector512<float> pair, Vector512<int> order) => Permute(pair, order);

    /// <summary>The first plus the second, column by column.</summary>
    /// <param name="pair">A pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector512<float> pair) =>
        Vector512.Shuffle(pair, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14)).GetLower()
        + Vector512.Shuffle(pair, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15)).GetLower();

    /// <summary>The sums of two pairs, column by column, the first pair's and behind them the second's, in the first 2 · columns lanes.</summary>
    /// <param name="first">A pair.</param>
    /// <param name="second">Another one.</param>
    /// <param name="firsts">What <see cref="Firsts"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> first, Vector512<float> second, Vector512<int> firsts) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, firsts, second) + Avx512F.PermuteVar16x32x2(first, firsts | Vector512<int>.One, second)
            : Vector512.Shuffle(Vector512.Create(Sum(first), Sum(second)), Vector512.ShiftRightLogical(firsts, 1));

    /// <summary>Where in memory, from a row on, the lanes of a pair of rows lie.</summary>
    /// <param name="columns">Columns of a row, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Places(nint columns) =>
        (Vector512.ShiftRightLogical(Lane, 1) + ((Lane & Vector512<int>.One) * (int)columns)) & Vector512.Create(Vector512<int>.Count - 1);

    /// <summary>The lanes of a pair in the order of memory.</summary>
    /// <param name="columns">Columns of a row, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Order(nint columns) => InOrder(columns, second: 1, rest: Lane);

    /// <summary>Of two pairs one behind the other, 32 lanes, the first of each column, in the order of memory.</summary>
    /// <param name="columns">Columns of a row, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Firsts(nint columns) => InOrder(columns, second: Vector512<int>.Count, rest: Vector512<int>.Zero);

    /// <summary>A row again and again, as often as the whole of it fits into sixteen lanes.</summary>
    /// <param name="source">The row.</param>
    /// <param name="target">Room for sixteen.</param>
    /// <param name="columns">Its columns, from 1 to 8.</param>
    public static void Repeat(ref float source, ref float target, nint columns)
    {
        if (columns == Vector256<float>.Count)
        {
            var row = Vector256.LoadUnsafe(ref source);
            Vector512.Create(row, row).StoreUnsafe(ref target);
            return;
        }

        for (nint lane = 0; lane <= Vector512<float>.Count - columns; lane += columns)
        {
            for (nint column = 0; column < columns; column++)
                Unsafe.Add(ref target, lane + column) = Unsafe.Add(ref source, column);
        }
    }

    private static Vector512<int> Lane => Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    // Every other lane, from the first on, and then from another on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> InOrder(nint columns, int second, Vector512<int> rest) => Vector512.ConditionalSelect(
        Vector512.LessThan(Lane, Vector512.Create((int)columns)),
        Lane + Lane,
        Vector512.ConditionalSelect(
            Vector512.LessThan(Lane, Vector512.Create(2 * (int)columns)), Lane + Lane + Vector512.Create(second - (2 * (int)columns)), rest));

    // The portable shuffle asks each place whether it is one, unless the compiler knows them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Permute(Vector512<float> vector, Vector512<int> places) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar16x32(vector, places) : Vector512.Shuffle(vector, places);
}

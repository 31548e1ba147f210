using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <content>Filters and their gradient.</content>
public static partial class Winograd
{
    /// <summary>G·w·Gᵀ: 3×3 filters as 4×4 ones.</summary>
    /// <param name="taps">The filters, tap by tap, each of <paramref name="size"/> numbers (channels × filters).</param>
    /// <param name="filters">Where the transformed ones go, element by element, each of as many numbers.</param>
    /// <param name="size">Numbers of a tap.</param>
    /// <param name="first">The first number of each tap that is transformed.</param>
    /// <param name="last">The one behind the last.</param>
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformFilters<TLanes, TVector>(ref float taps, ref float filters, nint size, nint first, nint last)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // Column by column of the taps, each becomes four elements; then row by row of these. Loops, since it runs once a step, and compiling it takes
        // longer than that; what is between them isn't where the filters go, which lie a power of two apart and would drive each other out of the cache.
        Span<float> memory = stackalloc float[Side * Taps * Widest];
        ref var between = ref MemoryMarshal.GetReference(memory);
        for (var n = first; n < last; n += TLanes.Count)
        {
            ref var tap = ref Unsafe.Add(ref taps, n);
            for (nint x = 0; x < Taps; x++)
                Four(ref Unsafe.Add(ref tap, x * size), Taps * size, ref Unsafe.Add(ref between, x * Widest), Taps * Widest);
            ref var element = ref Unsafe.Add(ref filters, n);
            for (nint y = 0; y < Side; y++)
                Four(ref Unsafe.Add(ref between, Taps * y * Widest), Widest, ref Unsafe.Add(ref element, Side * y * size), size);
        }

        // G = [1 0 0; ½ ½ ½; ½ −½ ½; 0 0 1].
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Four(ref float three, nint step, ref float four, nint stepOfFour)
        {
            var (w0, w1, w2) = (TLanes.Load(ref three, 0), TLanes.Load(ref three, step), TLanes.Load(ref three, 2 * step));
            var half = TLanes.Create(0.5f);
            var ends = TLanes.Multiply(half, TLanes.Add(w0, w2));
            var middle = TLanes.Multiply(half, w1);
            TLanes.Store(w0, ref four, 0);
            TLanes.Store(TLanes.Add(ends, middle), ref four, stepOfFour);
            TLanes.Store(TLanes.Subtract(ends, middle), ref four, 2 * stepOfFour);
            TLanes.Store(w2, ref four, 3 * stepOfFour);
        }
    }

    /// <summary>Gᵀ·u·G: the gradient of 3×3 filters, given that of the transformed ones.</summary>
    /// <param name="filters">The gradient of the transformed filters, element by element.</param>
    /// <param name="taps">Where that of the filters goes, tap by tap.</param>
    /// <param name="size">Numbers of a tap, and of an element.</param>
    /// <param name="first">The first number of each tap that is computed.</param>
    /// <param name="last">The one behind the last.</param>
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformGradient<TLanes, TVector>(ref float filters, ref float taps, nint size, nint first, nint last)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var n = first; n < last; n += TLanes.Count)
        {
            ref var element = ref Unsafe.Add(ref filters, n);
            Column(ref element, size, 0, out var a0, out var a1, out var a2);
            Column(ref element, size, 1, out var b0, out var b1, out var b2);
            Column(ref element, size, 2, out var c0, out var c1, out var c2);
            Column(ref element, size, 3, out var d0, out var d1, out var d2);
            ref var tap = ref Unsafe.Add(ref taps, n);
            Row(ref tap, size, 0, a0, b0, c0, d0);
            Row(ref tap, size, 1, a1, b1, c1, d1);
            Row(ref tap, size, 2, a2, b2, c2, d2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Column(ref float element, nint size, nint x, out TVector w0, out TVector w1, out TVector w2) => Three(
            TLanes.Load(ref element, x * size),
            TLanes.Load(ref element, (Side + x) * size),
            TLanes.Load(ref element, ((2 * Side) + x) * size),
            TLanes.Load(ref element, ((3 * Side) + x) * size),
            out w0,
            out w1,
            out w2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Row(ref float tap, nint size, nint y, TVector a, TVector b, TVector c, TVector d)
        {
            Three(a, b, c, d, out var w0, out var w1, out var w2);
            TLanes.Store(w0, ref tap, Taps * y * size);
            TLanes.Store(w1, ref tap, ((Taps * y) + 1) * size);
            TLanes.Store(w2, ref tap, ((Taps * y) + 2) * size);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Three(TVector u0, TVector u1, TVector u2, TVector u3, out TVector w0, out TVector w1, out TVector w2)
        {
            var half = TLanes.Create(0.5f);
            var sum = TLanes.Multiply(half, TLanes.Add(u1, u2));
            w0 = TLanes.Add(u0, sum);
            w1 = TLanes.Multiply(half, TLanes.Subtract(u1, u2));
            w2 = TLanes.Add(sum, u3);
        }
    }
}

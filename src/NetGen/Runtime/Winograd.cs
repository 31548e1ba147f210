using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// The transforms of Winograd's minimal filtering F(2×2, 3×3): two by two pixels of a 3×3 convolution from a 4×4 tile of the image with 16
/// products, not 36 (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016): Aᵀ·((G·w·Gᵀ) ∘ (Bᵀ·d·B))·A. For generated code.
/// </summary>
/// <remarks>
/// Element (i, j) of a transformed tile has the number 4i + j. Channels are next to each other, and vectors lie along them; there is a multiple
/// of every vector's width of them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1045", Justification = "References stand for what a kernel works on.")]
public static class Winograd
{
    private const int Taps = 3;

    private const int Side = 4;

    private const int Widest = 16;

    /// <summary>G·w·Gᵀ: 3×3 filters as 4×4 ones.</summary>
    /// <param name="taps">The filters, tap by tap, each of <paramref name="size"/> numbers (channels × filters).</param>
    /// <param name="filters">Where the transformed ones go, element by element, each of as many numbers.</param>
    /// <param name="size">Numbers of a tap.</param>
    /// <param name="first">The first number of each tap that is transformed.</param>
    /// <param name="last">The one behind the last.</param>
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

    /// <summary>Bᵀ·d·B: a row of tiles of an image, two pixels apart.</summary>
    /// <param name="image">The first tile's first pixel.</param>
    /// <param name="row">From row to row of the image.</param>
    /// <param name="pixel">From pixel to pixel.</param>
    /// <param name="tiles">Where the first transformed tile goes.</param>
    /// <param name="element">From element to element of a transformed tile.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="end">Where the last of them may start, in pixels: it reaches back where they cover more than there is.</param>
    /// <param name="channels">Channels, which are also what lies between two tiles' elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformImage<TLanes, TVector>(
        ref float image, nint row, nint pixel, ref float tiles, nint element, nint count, nint end, nint channels)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (nint tile = 0; tile < count; tile++)
        {
            ref var from = ref Unsafe.Add(ref image, Math.Min(2 * tile, end) * pixel);
            ref var to = ref Unsafe.Add(ref tiles, tile * channels);
            for (nint n = 0; n < channels; n += TLanes.Count)
            {
                ref var corner = ref Unsafe.Add(ref from, n);
                Column(ref corner, row, out var a0, out var a1, out var a2, out var a3);
                Column(ref Unsafe.Add(ref corner, pixel), row, out var b0, out var b1, out var b2, out var b3);
                Column(ref Unsafe.Add(ref corner, 2 * pixel), row, out var c0, out var c1, out var c2, out var c3);
                Column(ref Unsafe.Add(ref corner, 3 * pixel), row, out var d0, out var d1, out var d2, out var d3);
                ref var first = ref Unsafe.Add(ref to, n);
                Row(ref first, element, 0, a0, b0, c0, d0);
                Row(ref first, element, 1, a1, b1, c1, d1);
                Row(ref first, element, 2, a2, b2, c2, d2);
                Row(ref first, element, 3, a3, b3, c3, d3);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Column(ref float top, nint row, out TVector v0, out TVector v1, out TVector v2, out TVector v3) => Four(
            TLanes.Load(ref top, 0), TLanes.Load(ref top, row), TLanes.Load(ref top, 2 * row), TLanes.Load(ref top, 3 * row), out v0, out v1, out v2, out v3);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Row(ref float first, nint element, nint y, TVector a, TVector b, TVector c, TVector d)
        {
            Four(a, b, c, d, out var v0, out var v1, out var v2, out var v3);
            Store<TLanes, TVector>(ref first, element, y, v0, v1, v2, v3);
        }

        // Bᵀ = [1 0 −1 0; 0 1 1 0; 0 −1 1 0; 0 1 0 −1].
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Four(TVector d0, TVector d1, TVector d2, TVector d3, out TVector v0, out TVector v1, out TVector v2, out TVector v3)
        {
            v0 = TLanes.Subtract(d0, d2);
            v1 = TLanes.Add(d1, d2);
            v2 = TLanes.Subtract(d2, d1);
            v3 = TLanes.Subtract(d1, d3);
        }
    }

    /// <summary>Aᵀ·m·A: the two by two pixels of tiles, in the place of their first four elements.</summary>
    /// <param name="products">The first tile's first element.</param>
    /// <param name="element">From element to element.</param>
    /// <param name="count">Numbers of an element: tiles times columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformBack<TLanes, TVector>(ref float products, nint element, nint count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (nint n = 0; n < count; n += TLanes.Count)
        {
            ref var first = ref Unsafe.Add(ref products, n);
            Column(ref first, element, 0, out var a0, out var a1);
            Column(ref first, element, 1, out var b0, out var b1);
            Column(ref first, element, 2, out var c0, out var c1);
            Column(ref first, element, 3, out var d0, out var d1);
            Two(a0, b0, c0, d0, out var topLeft, out var topRight);
            TLanes.Store(topLeft, ref first, 0);
            TLanes.Store(topRight, ref first, element);
            Two(a1, b1, c1, d1, out var bottomLeft, out var bottomRight);
            TLanes.Store(bottomLeft, ref first, 2 * element);
            TLanes.Store(bottomRight, ref first, 3 * element);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Column(ref float first, nint element, nint x, out TVector y0, out TVector y1) => Two(
            TLanes.Load(ref first, x * element),
            TLanes.Load(ref first, (Side + x) * element),
            TLanes.Load(ref first, ((2 * Side) + x) * element),
            TLanes.Load(ref first, ((3 * Side) + x) * element),
            out y0,
            out y1);

        // Aᵀ = [1 1 1 0; 0 1 −1 −1].
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Two(TVector m0, TVector m1, TVector m2, TVector m3, out TVector y0, out TVector y1)
        {
            y0 = TLanes.Add(TLanes.Add(m0, m1), m2);
            y1 = TLanes.Subtract(TLanes.Subtract(m1, m2), m3);
        }
    }

    /// <summary>A row of elements of Bᵀ·d·B, for a row of tiles of an image, two pixels apart.</summary>
    /// <param name="image">The first tile's first pixel.</param>
    /// <param name="row">From row to row of the image.</param>
    /// <param name="pixel">From pixel to pixel.</param>
    /// <param name="tiles">Where the first element of the first tile goes, the channels of a tile behind those of the one before it.</param>
    /// <param name="element">From element to element.</param>
    /// <param name="i">The elements' row, 0 to 3.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformImageRow<TLanes, TVector>(
        ref float image, nint row, nint pixel, ref float tiles, nint element, nint i, nint count, nint channels)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // A row of Bᵀ adds one number to another, or subtracts it: a product with ±1 added, to the same bits.
        nint top = i == 0 ? 0 : i == 2 ? 2 : 1;
        nint bottom = i == 3 ? 3 : i == 2 ? 1 : 2;
        var sign = TLanes.Create(i == 1 ? 1f : -1f);
        ref var above = ref Unsafe.Add(ref image, top * row);
        ref var below = ref Unsafe.Add(ref image, bottom * row);
        ref var to = ref tiles;
        for (nint tile = 0; tile < count; tile++)
        {
            for (nint n = 0; n < channels; n += TLanes.Count)
            {
                var d0 = TLanes.MultiplyAdd(sign, TLanes.Load(ref below, n), TLanes.Load(ref above, n));
                var d1 = TLanes.MultiplyAdd(sign, TLanes.Load(ref below, n + pixel), TLanes.Load(ref above, n + pixel));
                var d2 = TLanes.MultiplyAdd(sign, TLanes.Load(ref below, n + (2 * pixel)), TLanes.Load(ref above, n + (2 * pixel)));
                var d3 = TLanes.MultiplyAdd(sign, TLanes.Load(ref below, n + (3 * pixel)), TLanes.Load(ref above, n + (3 * pixel)));
                TLanes.Store(TLanes.Subtract(d0, d2), ref to, n);
                TLanes.Store(TLanes.Add(d1, d2), ref to, n + element);
                TLanes.Store(TLanes.Subtract(d2, d1), ref to, n + (2 * element));
                TLanes.Store(TLanes.Subtract(d1, d3), ref to, n + (3 * element));
            }

            above = ref Unsafe.Add(ref above, 2 * pixel);
            below = ref Unsafe.Add(ref below, 2 * pixel);
            to = ref Unsafe.Add(ref to, channels);
        }
    }

    /// <summary>A row of elements of A·g·Aᵀ, the gradient of tiles' sums given that of two by two pixels, for a row of tiles.</summary>
    /// <param name="gradient">The first tile's first pixel.</param>
    /// <param name="row">From row to row of the gradient.</param>
    /// <param name="pixel">From pixel to pixel.</param>
    /// <param name="tiles">Where the first element of the first tile goes, the channels of a tile behind those of the one before it.</param>
    /// <param name="element">From element to element.</param>
    /// <param name="i">The elements' row, 0 to 3.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="channels">Channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformGradientRow<TLanes, TVector>(
        ref float gradient, nint row, nint pixel, ref float tiles, nint element, nint i, nint count, nint channels)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // A = [1 0; 1 1; 1 −1; 0 −1].
        var top = TLanes.Create(i == 3 ? 0f : 1f);
        var bottom = TLanes.Create(i == 0 ? 0f : i == 1 ? 1f : -1f);
        ref var above = ref gradient;
        ref var below = ref Unsafe.Add(ref gradient, row);
        ref var to = ref tiles;
        for (nint tile = 0; tile < count; tile++)
        {
            for (nint n = 0; n < channels; n += TLanes.Count)
            {
                var left = TLanes.MultiplyAdd(bottom, TLanes.Load(ref below, n), TLanes.Multiply(top, TLanes.Load(ref above, n)));
                var right = TLanes.MultiplyAdd(bottom, TLanes.Load(ref below, n + pixel), TLanes.Multiply(top, TLanes.Load(ref above, n + pixel)));
                TLanes.Store(left, ref to, n);
                TLanes.Store(TLanes.Add(left, right), ref to, n + element);
                TLanes.Store(TLanes.Subtract(left, right), ref to, n + (2 * element));
                TLanes.Store(TLanes.Negate(right), ref to, n + (3 * element));
            }

            above = ref Unsafe.Add(ref above, 2 * pixel);
            below = ref Unsafe.Add(ref below, 2 * pixel);
            to = ref Unsafe.Add(ref to, channels);
        }
    }

    // A row of elements.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TVector>(ref float first, nint element, nint y, TVector v0, TVector v1, TVector v2, TVector v3)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TLanes.Store(v0, ref first, Side * y * element);
        TLanes.Store(v1, ref first, ((Side * y) + 1) * element);
        TLanes.Store(v2, ref first, ((Side * y) + 2) * element);
        TLanes.Store(v3, ref first, ((Side * y) + 3) * element);
    }
}

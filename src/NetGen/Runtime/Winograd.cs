using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
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
public static partial class Winograd
{
    private const int Taps = 3;

    private const int Side = 4;

    private const int Widest = 16;

    /// <summary>Bᵀ·d·B: a row of tiles of an image, two pixels apart.</summary>
    /// <param name="image">The first tile's first pixel.</param>
    /// <param name="row">From row to row of the image.</param>
    /// <param name="pixel">From pixel to pixel.</param>
    /// <param name="tiles">Where the first transformed tile goes.</param>
    /// <param name="element">From element to element of a transformed tile.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="end">Where the last of them may start, in pixels: it reaches back where they cover more than there is.</param>
    /// <param name="channels">Channels, which are also what lies between two tiles' elements.</param>
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
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
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
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

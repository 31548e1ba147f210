using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <content>What the gradient of filters is summed from, a row of elements at a time.</content>
public static partial class Winograd
{
    /// <summary>A row of elements of Bᵀ·d·B, for a row of tiles of an image, two pixels apart.</summary>
    /// <param name="image">The first tile's first pixel.</param>
    /// <param name="row">From row to row of the image.</param>
    /// <param name="pixel">From pixel to pixel.</param>
    /// <param name="tiles">Where the first element of the first tile goes, the channels of a tile behind those of the one before it.</param>
    /// <param name="element">From element to element.</param>
    /// <param name="i">The elements' row, 0 to 3.</param>
    /// <param name="count">Tiles.</param>
    /// <param name="channels">Channels.</param>
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
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
    /// <typeparam name="TLanes">The arithmetic of vectors of one width.</typeparam>
    /// <typeparam name="TVector">The vector.</typeparam>
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
}

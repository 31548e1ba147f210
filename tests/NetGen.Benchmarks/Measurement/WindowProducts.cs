using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Measurement;

/// <summary>
/// The floor of a depthwise 3×3 layer, in which neither the products nor the bytes decide: nine multiply-adds for each vector that goes from one block of memory to another, or, of a
/// gradient, for each pair of vectors of two blocks, in the order of memory, and nothing else. A layer has neighbours to fetch besides.
/// </summary>
internal static class WindowProducts
{
    /// <summary>A loop whose step goes through both blocks once.</summary>
    /// <param name="bytes">Of both blocks.</param>
    /// <param name="isGradient">Whether both are read, for nine sums; else one is read and the other written.</param>
    public static MeasuredLoop Loop(long bytes, bool isGradient) =>
        Vector512.IsHardwareAccelerated ? Loop<Lanes512, Vector512<float>>(bytes, isGradient)
        : Vector256.IsHardwareAccelerated ? Loop<Lanes256, Vector256<float>>(bytes, isGradient)
        : Loop<Lanes128, Vector128<float>>(bytes, isGradient);

    private static MeasuredLoop Loop<TLanes, TVector>(long bytes, bool isGradient)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var length = (int)(bytes / 2 / sizeof(float));
        var (first, second, sums) = (new AlignedBuffer(length), new AlignedBuffer(length), new AlignedBuffer(9 * TLanes.Count));
        return new MeasuredLoop(1, steps =>
        {
            for (var step = 0; step < steps; step++)
            {
                if (isGradient)
                    Sum<TLanes, TVector>(ref first.Reference, ref second.Reference, ref sums.Reference, length);
                else
                    Multiply<TLanes, TVector>(ref first.Reference, ref second.Reference, length);
            }

            return second.Reference + sums.Reference;
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TLanes, TVector>(ref float source, ref float target, int length)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector a = TLanes.Create(0.1f), b = TLanes.Create(0.2f), c = TLanes.Create(0.3f), d = TLanes.Create(0.4f), e = TLanes.Create(0.5f),
            f = TLanes.Create(0.6f), g = TLanes.Create(0.7f), h = TLanes.Create(0.8f), i = TLanes.Create(0.9f);
        for (nint at = 0; at <= length - TLanes.Count; at += TLanes.Count)
        {
            var x = TLanes.Load(ref source, at);
            var sum = TLanes.MultiplyAdd(x, c, TLanes.MultiplyAdd(x, b, TLanes.MultiplyAdd(x, a, TLanes.Zero)));
            sum = TLanes.MultiplyAdd(x, f, TLanes.MultiplyAdd(x, e, TLanes.MultiplyAdd(x, d, sum)));
            TLanes.Store(TLanes.MultiplyAdd(x, i, TLanes.MultiplyAdd(x, h, TLanes.MultiplyAdd(x, g, sum))), ref target, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sum<TLanes, TVector>(ref float left, ref float right, ref float sums, int length)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector a = TLanes.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a;
        for (nint at = 0; at <= length - TLanes.Count; at += TLanes.Count)
        {
            var (x, y) = (TLanes.Load(ref left, at), TLanes.Load(ref right, at));
            a = TLanes.MultiplyAdd(x, y, a);
            b = TLanes.MultiplyAdd(x, y, b);
            c = TLanes.MultiplyAdd(x, y, c);
            d = TLanes.MultiplyAdd(x, y, d);
            e = TLanes.MultiplyAdd(x, y, e);
            f = TLanes.MultiplyAdd(x, y, f);
            g = TLanes.MultiplyAdd(x, y, g);
            h = TLanes.MultiplyAdd(x, y, h);
            i = TLanes.MultiplyAdd(x, y, i);
        }

        var count = TLanes.Count;
        TLanes.Store(a, ref sums, 0);
        TLanes.Store(b, ref sums, count);
        TLanes.Store(c, ref sums, 2 * count);
        TLanes.Store(d, ref sums, 3 * count);
        TLanes.Store(e, ref sums, 4 * count);
        TLanes.Store(f, ref sums, 5 * count);
        TLanes.Store(g, ref sums, 6 * count);
        TLanes.Store(h, ref sums, 7 * count);
        TLanes.Store(i, ref sums, 8 * count);
    }
}

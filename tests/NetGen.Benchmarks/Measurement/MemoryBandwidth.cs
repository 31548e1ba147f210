using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Measurement;

/// <summary>
/// How fast one core reads and writes back memory of a given size, whatever cache that size fits in. It works in place, as an optimizer
/// does: a copy would be slower for the same bytes, since the lines that it writes are fetched first, and would be no floor.
/// </summary>
internal static class MemoryBandwidth
{
    private const int FloatsOfALine = 16;

    /// <summary>A loop whose step reads and writes a whole block once.</summary>
    /// <param name="bytes">The size of the block, rounded down to whole lines of 64 bytes, at least one.</param>
    /// <param name="bytesPerStep">Bytes read and written by a step.</param>
    public static MeasuredLoop Loop(long bytes, out long bytesPerStep)
    {
        var length = (int)Math.Clamp(bytes / sizeof(float), FloatsOfALine, 1 << 28) / FloatsOfALine * FloatsOfALine;
        var block = new AlignedBuffer(length);
        bytesPerStep = 2L * sizeof(float) * length;
        return new MeasuredLoop(1, steps =>
        {
            for (var step = 0; step < steps; step++)
                AddOne(ref block.Reference, length);
            return block.Reference;
        });
    }

    /// <summary>A loop whose step reads a whole block once: a floor for what only reads, such as a prediction its weights.</summary>
    /// <param name="bytes">The size of the block, rounded down to eight lines of 64 bytes, at least as many.</param>
    /// <param name="bytesPerStep">Bytes read by a step.</param>
    public static MeasuredLoop ReadingLoop(long bytes, out long bytesPerStep)
    {
        const int FloatsOfARound = 8 * FloatsOfALine;
        var length = (int)Math.Clamp(bytes / sizeof(float), FloatsOfARound, 1 << 28) / FloatsOfARound * FloatsOfARound;
        var block = new AlignedBuffer(length);
        bytesPerStep = (long)sizeof(float) * length;
        return new MeasuredLoop(1, steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
                sum += Sum(ref block.Reference, length);
            return sum;
        });
    }

    // At four places at once, which is faster than at one, and into eight sums: one would wait for itself, not for memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum(ref float values, int length)
    {
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        var quarter = length / 4;
        ref var second = ref Unsafe.Add(ref values, quarter);
        ref var third = ref Unsafe.Add(ref second, quarter);
        ref var fourth = ref Unsafe.Add(ref third, quarter);
        for (nuint i = 0; i < (nuint)quarter; i += 2 * FloatsOfALine)
        {
            a += Vector512.LoadUnsafe(ref values, i);
            b += Vector512.LoadUnsafe(ref values, i + FloatsOfALine);
            c += Vector512.LoadUnsafe(ref second, i);
            d += Vector512.LoadUnsafe(ref second, i + FloatsOfALine);
            e += Vector512.LoadUnsafe(ref third, i);
            f += Vector512.LoadUnsafe(ref third, i + FloatsOfALine);
            g += Vector512.LoadUnsafe(ref fourth, i);
            h += Vector512.LoadUnsafe(ref fourth, i + FloatsOfALine);
        }

        return Vector512.Sum((a + b) + (c + d) + ((e + f) + (g + h)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddOne(ref float values, int length)
    {
        for (nuint i = 0; i < (nuint)length; i += FloatsOfALine)
            (Vector512.LoadUnsafe(ref values, i) + Vector512<float>.One).StoreUnsafe(ref values, i);
    }
}

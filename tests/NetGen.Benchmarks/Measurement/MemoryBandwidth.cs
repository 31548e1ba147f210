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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddOne(ref float values, int length)
    {
        for (nuint i = 0; i < (nuint)length; i += FloatsOfALine)
            (Vector512.LoadUnsafe(ref values, i) + Vector512<float>.One).StoreUnsafe(ref values, i);
    }
}

using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>A window that slides along one axis.</summary>
/// <param name="Kernel">Its taps.</param>
/// <param name="Stride">The distance from window to window.</param>
/// <param name="Dilation">The distance from tap to tap.</param>
/// <param name="Padding">What happens at the ends.</param>
/// <param name="PaddingSize">Zeros at each end, where <paramref name="Padding"/> doesn't say how many.</param>
internal sealed record SlidingWindow(int Kernel, int Stride, int Dilation = 1, PaddingKind Padding = PaddingKind.Valid, int PaddingSize = 0)
{
    /// <summary>From the first tap to the last, both included.</summary>
    public long Reach => ((Kernel - 1L) * Dilation) + 1;

    /// <summary>Whether there is a place for one window at least.</summary>
    public bool FitsInto(int extent) => Padding == PaddingKind.Same || extent + (2L * PaddingSize) >= Reach;

    /// <summary>How many windows there are.</summary>
    public int OutputOf(int extent) => Padding == PaddingKind.Same
        ? ((extent - 1) / Stride) + 1
        : Limited(((extent + (2L * PaddingSize) - Reach) / Stride) + 1);

    /// <summary>Zeros before the input and behind it; of <c>same</c> padding the odd one is behind.</summary>
    public (int Before, int Behind) PaddingOf(int extent)
    {
        if (Padding != PaddingKind.Same)
            return (PaddingSize, PaddingSize);

        var all = Math.Max(0, ((OutputOf(extent) - 1L) * Stride) + Reach - extent);
        return (Limited(all / 2), Limited(all - (all / 2)));
    }

    /// <summary>The axis with its zeros.</summary>
    public int PaddedExtentOf(int extent)
    {
        var (before, behind) = PaddingOf(extent);
        return Limited((long)extent + before + behind);
    }

    // What is beyond every limit is said elsewhere; here it must only not wrap round.
    private static int Limited(long value) => (int)Math.Min(Math.Max(value, 0), int.MaxValue);
}

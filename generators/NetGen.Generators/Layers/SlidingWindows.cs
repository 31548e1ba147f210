using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>Windows over the positions of an image (two axes) or a sequence (one): shapes and words.</summary>
internal static class SlidingWindows
{
    private static readonly string[] Sides = ["Height", "Width"];

    /// <summary>The windows' positions, and the channels as last axis; an input of another rank stays as it is.</summary>
    public static Shape OutputShape(this EquatableArray<SlidingWindow> windows, Shape input, int channels) => input.Rank == windows.Count + 1
        ? new Shape(Integers.Of(windows, (window, axis) => window.OutputOf(input.Axes[axis])).Append(channels))
        : input;

    public static Shape PaddedShape(this EquatableArray<SlidingWindow> windows, Shape input) =>
        new(Integers.Of(windows, (window, axis) => window.PaddedExtentOf(input.Axes[axis])).Append(input.Last));

    /// <summary>Why windows can't slide over this input, or null.</summary>
    public static ShapeProblem? ShapeProblem(this EquatableArray<SlidingWindow> windows, Shape input)
    {
        if (Words.NotSpatial(input, windows.Count) is { } problem)
            return problem;

        for (var axis = 0; axis < windows.Count; axis++)
        {
            var (window, extent) = (windows[axis], input.Axes[axis]);
            if (window.FitsInto(extent))
                continue;

            var argument = windows.Count == 1 || windows[0].Kernel == windows[1].Kernel ? "kernel" : "kernel" + Sides[axis];
            var what = windows.Count == 1 ? "steps" : axis == 0 ? "rows" : "columns";
            var least = (window.Reach - (2L * window.PaddingSize)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Words.Wrong(argument, $"at least {least} {what}", $"gets {input}", "make the kernel smaller, or set Padding = Padding.Same") with
            {
                Mend = windows.All(each => each.PaddingSize == 0) ? Mend.Set("Padding", "Padding.Same") : null,
            };
        }

        return Words.TooLarge(windows.PaddedShape(input), "with its padding");
    }

    /// <summary>Inputs under a window, a channel.</summary>
    public static long Taps(this EquatableArray<SlidingWindow> windows)
    {
        var taps = 1L;
        foreach (var window in windows)
            taps *= window.Kernel;
        return taps;
    }

    /// <summary>The kernel's extents.</summary>
    public static Integers Kernels(this EquatableArray<SlidingWindow> windows) => Integers.Of(windows, window => window.Kernel);

    /// <summary>Channels times filters a channel, as far as an <see cref="int"/> goes: what is beyond is too large anyway.</summary>
    public static int Product(int channels, int filters) => (int)Math.Min((long)channels * filters, int.MaxValue);

    /// <summary><c>3×3</c>, <c>stride 2</c>, <c>same</c>: the kernel, and what isn't as usual.</summary>
    /// <param name="windows">One an axis.</param>
    /// <param name="usualStride">The stride that isn't worth a mention.</param>
    public static IEnumerable<string> Describe(this EquatableArray<SlidingWindow> windows, Func<SlidingWindow, int> usualStride)
    {
        yield return string.Join("×", windows.Select(window => Words.Number(window.Kernel)));
        if (windows.Any(window => window.Stride != usualStride(window)))
            yield return "stride " + Numbers(window => window.Stride);
        if (windows.Any(window => window.Dilation != 1))
            yield return "dilation " + Numbers(window => window.Dilation);
        if (windows[0].Padding == PaddingKind.Same)
            yield return "same";
        else if (windows.Any(window => window.PaddingSize != 0))
            yield return "padding " + Numbers(window => window.PaddingSize);

        string Numbers(Func<SlidingWindow, int> of) => windows.All(window => of(window) == of(windows[0]))
            ? Words.Number(of(windows[0]))
            : string.Join("×", windows.Select(window => Words.Number(of(window))));
    }
}

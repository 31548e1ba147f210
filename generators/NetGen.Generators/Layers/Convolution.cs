using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>How convolutions of images and sequences lower: zeros round the input where they are needed, then one contraction.</summary>
internal static class Convolution
{
    /// <summary>
    /// <c>out[b, y, x, F·g + f] = Σ in[b, sy·y + dy·ky, sx·x + dx·kx, C·g + c] · W[ky, kx, c, F·g + f]</c> over ky, kx and c, with C channels
    /// and F filters in each group.
    /// </summary>
    /// <param name="context">Where the ops go.</param>
    /// <param name="input">[batch, height, width, channels], or [batch, steps, channels].</param>
    /// <param name="weight">[kernel height, kernel width, C, filters], or [kernel, C, filters].</param>
    /// <param name="windows">One an axis.</param>
    /// <param name="suffix">What the sums are called.</param>
    public static Tensor Lower(
        LoweringContext context, Tensor input, Tensor weight, EquatableArray<SlidingWindow> windows, string suffix = "product")
    {
        var filters = weight.Shape.Last;
        var channels = weight.Shape.Axes[windows.Count];
        var groups = input.Shape.Last / channels;
        var (b, g) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("g", groups));
        var (c, f) = (new LoopIndex("c", channels), new LoopIndex("f", filters / groups));

        var output = context.Temporary(windows.OutputShape(input.Shape, filters), suffix);
        var positions = Loops("yx", output.Shape, windows.Count);
        var taps = Taps(windows);
        var covered = windows.Select((window, i) =>
            AxisMap.Sum(0, new AxisTerm(positions[i], window.Stride), new AxisTerm(taps[i], window.Dilation)));

        context.Emit(new Contraction(
            Operand.Of(output, [AxisMap.Of(b), .. positions.Select(AxisMap.Of), Channel(g, f)]),
            Operand.Of(Pad(context, input, windows), [AxisMap.Of(b), .. covered, Channel(g, c)]),
            Operand.Of(weight, [.. taps.Select(AxisMap.Of), Within(g, c), Channel(g, f)])));
        return output;
    }

    /// <summary>The position of a channel of a group among all channels.</summary>
    public static AxisMap Channel(LoopIndex group, LoopIndex inGroup) =>
        group.Extent == 1 ? AxisMap.Of(inGroup)
        : inGroup.Extent == 1 ? AxisMap.Of(group)
        : AxisMap.Sum(0, new AxisTerm(group, inGroup.Extent), new AxisTerm(inGroup, 1));

    /// <summary>The position of a channel within its group; where there is one channel a group, no loop runs over it.</summary>
    public static AxisMap Within(LoopIndex group, LoopIndex inGroup) =>
        group.Extent > 1 && inGroup.Extent == 1 ? AxisMap.Sum(0) : AxisMap.Of(inGroup);

    /// <summary>A loop for each position of an image or a sequence.</summary>
    public static LoopIndex[] Loops(string names, Shape shape, int axes) =>
        [.. Integers.Range(0, axes).Select(axis => new LoopIndex(names[axis].ToString(), shape.Axes[axis]))];

    /// <summary>A loop for each axis of a window.</summary>
    public static LoopIndex[] Taps(EquatableArray<SlidingWindow> windows) =>
        windows.Select((window, axis) => new LoopIndex(axis == 0 ? "ky" : "kx", window.Kernel)).ToArray();

    private static Tensor Pad(LoweringContext context, Tensor input, EquatableArray<SlidingWindow> windows)
    {
        var shape = windows.PaddedShape(input.Shape);
        if (shape == input.Shape)
            return input;

        var padded = context.Temporary(shape, "padded");
        var before = Integers.Of(windows, (window, axis) => window.PaddingOf(input.Shape.Axes[axis]).Before);
        context.Emit(Rearrange.Pad(padded, input, before.Append(0)));
        return padded;
    }
}

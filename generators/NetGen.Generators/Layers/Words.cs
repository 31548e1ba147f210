using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>The words of descriptions and of mistakes in shapes that many layers share.</summary>
internal static class Words
{
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A layer that slides over images (2 axes) or sequences (1) gets something else; null if it doesn't.</summary>
    public static ShapeProblem? NotSpatial(Shape input, int axes)
    {
        if (input.Rank == axes + 1)
            return null;

        return axes == 2
            ? Wrong(null, "an image (height × width × channels)", $"gets {input}", "put [Reshape(height, width, channels)] before it") with { Mend = AsImage(input) }
            : Wrong(null, "a sequence (steps × channels)", $"gets {input}", "put [Reshape(steps, channels)] before it") with { Mend = AsSequence(input) };
    }

    // Grey images of a square size, and a sequence of numbers or of an image's rows, are what is usually meant.
    private static Mend? AsImage(Shape input)
    {
        if (input.Rank == 2)
            return Mend.InsertBefore($"Reshape({Number(input.Axes[0])}, {Number(input.Axes[1])}, 1)");

        var side = input.Rank == 1 ? (int)Math.Round(Math.Sqrt(input.Size)) : 0;
        return side > 1 && (long)side * side == input.Size ? Mend.InsertBefore($"Reshape({Number(side)}, {Number(side)}, 1)") : null;
    }

    private static Mend? AsSequence(Shape input) => input.Rank switch
    {
        1 => Mend.InsertBefore($"Reshape({Number(input.Size)}, 1)"),
        3 => Mend.InsertBefore($"Reshape({Number(input.Axes[0])}, {Number(input.Axes[1] * input.Axes[2])})"),
        _ => null,
    };

    public static ShapeProblem Wrong(string? argument, string needs, string but, string advice) =>
        new(DiagnosticIds.WrongInputShape, argument, needs, but, advice);

    /// <summary>What a layer makes on the way is larger than any array; null if it isn't.</summary>
    public static ShapeProblem? TooLarge(Shape shape, string what)
    {
        var size = SizeLimits.SizeOf(shape);
        return size <= SizeLimits.MaxSize ? null
            : new ShapeProblem(DiagnosticIds.TooLarge, null, $"has {SizeLimits.Text(size)} values a sample {what}", SizeLimits.Text(SizeLimits.MaxSize));
    }
}

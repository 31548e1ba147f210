using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>
/// Reads how a window slides, an axis at a time. Each number is for all axes (<c>Stride</c>), unless an axis has its own
/// (<c>StrideHeight</c>).
/// </summary>
internal static class WindowParser
{
    private static readonly string[] OneAxis = [""];
    private static readonly string[] TwoAxes = ["Height", "Width"];

    /// <param name="reader">The attribute.</param>
    /// <param name="axes">2 for images, 1 for sequences.</param>
    /// <param name="usualStride">The stride where none is given; null for the kernel's extent.</param>
    public static EquatableArray<SlidingWindow> Windows(ArgumentReader reader, int axes, int? usualStride)
    {
        var suffixes = axes == 2 ? TwoAxes : OneAxis;
        var kernels = AnAxis(reader.AtLeastOne, "kernel", axes, _ => 1);
        var strides = AnAxis(reader.AtLeastOne, "Stride", axes, axis => usualStride ?? kernels[axis]);
        var dilations = AnAxis(reader.AtLeastOne, "Dilation", axes, _ => 1);
        var paddings = AnAxis(reader.AtLeastZero, "PaddingSize", axes, _ => 0);
        var padding = reader.Enum<PaddingKind>("Padding", "Padding");
        if (reader.Has("Padding"))
            NoSizes(reader, suffixes, padding);
        return suffixes
            .Select((_, axis) => new SlidingWindow(kernels[axis], strides[axis], dilations[axis], padding, paddings[axis]))
            .ToEquatableArray();
    }

    /// <summary>A number for all axes, or one of its own for each (<c>PaddingSize</c>, <c>PaddingHeight</c>, <c>PaddingWidth</c>).</summary>
    public static Integers AnAxis(Func<string, int, int> read, string name, int axes, Func<int, int> usual)
    {
        // An axis without a number of its own has that of all.
        const int None = int.MinValue;
        var all = read(name, None);
        if (axes == 1)
            return new Integers(all == None ? usual(0) : all);
        return Integers.Of(TwoAxes, (suffix, axis) => read(NameOf(name, suffix), all == None ? usual(axis) : all));
    }

    /// <summary>The argument of one axis.</summary>
    public static string NameOf(string name, string suffix) =>
        suffix.Length == 0 ? name : (name == "PaddingSize" ? "Padding" : name) + suffix;

    private static void NoSizes(ArgumentReader reader, string[] suffixes, PaddingKind padding)
    {
        foreach (var name in suffixes.Select(suffix => NameOf("PaddingSize", suffix)).Prepend("PaddingSize").Distinct())
        {
            if (reader.Integer(name) is var size and > 0)
                reader.Conflict(name, $"{name} = {ArgumentReader.Text(size)} contradicts Padding = Padding.{padding}; keep one of the two");
        }
    }
}

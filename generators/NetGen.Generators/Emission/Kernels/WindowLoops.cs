using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Loops over samples and positions of a window, and over its taps: as constants where every window lies inside of the image, else from
/// <c>top</c> to <c>bottom</c> and <c>left</c> to <c>right</c>, as far as the image goes.
/// </summary>
internal sealed class WindowLoops(CodeWriter writer, WindowShape shape)
{
    /// <summary>So few taps are written out.</summary>
    private const int UnrolledTaps = 4;

    public Loops Open()
    {
        var loops = new Loops(writer);
        loops.Open("for (var sample = first; sample < last; sample++)");
        Open(loops, "y", shape.Output.Height);
        if (!shape.IsInside)
            Bounds("top", "bottom", "y", shape.Stride.Height, shape.Padding.Height, shape.Kernel.Height, shape.Input.Height);
        Open(loops, "x", shape.Output.Width, "ox");
        if (!shape.IsInside)
            Bounds("left", "right", "ox", shape.Stride.Width, shape.Padding.Width, shape.Kernel.Width, shape.Input.Width);
        return loops;
    }

    /// <summary>Where a window's first tap lies in the input; without bounds that may be outside of the image.</summary>
    public static string InputAt(WindowShape shape)
    {
        var row = shape.Input.Width * shape.Channels;
        var start = -((shape.Padding.Height * row) + (shape.Padding.Width * shape.Channels));
        return new Address(start)
            .Plus("sample", shape.Input.Height * row)
            .Plus("y", shape.Stride.Height * row)
            .Plus("ox", shape.Stride.Width * shape.Channels)
            .Text;
    }

    public static string OutputAt(WindowShape shape) => new Address(0)
        .Plus("sample", shape.Output.Height * shape.Output.Width * shape.Channels)
        .Plus("y", shape.Output.Width * shape.Channels)
        .Plus("ox", shape.Channels)
        .Text;

    /// <summary>For each tap: its offset from the window's first, and its number, both as C#.</summary>
    public static void Taps(CodeWriter writer, WindowShape shape, Action<string, string> tap)
    {
        var (row, width) = (shape.Input.Width * shape.Channels, shape.Kernel.Width);
        if (shape.IsInside && shape.Taps <= UnrolledTaps)
        {
            for (var i = 0; i < shape.Taps; i++)
            {
                using (writer.Braces())
                    tap(Literal.Int((i / width * row) + (i % width * shape.Channels)), Literal.Int(i));
            }

            return;
        }

        var (top, bottom) = shape.IsInside ? ("0", Literal.Int(shape.Kernel.Height)) : ("top", "bottom");
        var (left, right) = shape.IsInside ? ("0", Literal.Int(width)) : ("left", "right");
        using (writer.Braces($"for (nint ky = {top}; ky < {bottom}; ky++)"))
        using (writer.Braces($"for (nint kx = {left}; kx < {right}; kx++)"))
            tap(new Address(0).Plus("ky", row).Plus("kx", shape.Channels).Text, new Address(0).Plus("ky", width).Plus("kx").Text);
    }

    private static void Open(Loops loops, string name, int extent, string? variable = null) =>
        loops.Open($"for (nint {variable ?? name} = 0; {variable ?? name} < {Literal.Int(extent)}; {variable ?? name}++)");

    private void Bounds(string from, string to, string index, int stride, int padding, int kernel, int extent)
    {
        var start = new Address(-padding).Plus(index, stride).Text;
        writer.Line($"var {from} = Math.Max(0, -({start}));");
        writer.Line($"var {to} = Math.Min({Literal.Int(kernel)}, {Literal.Int(extent)} - ({start}));");
    }
}

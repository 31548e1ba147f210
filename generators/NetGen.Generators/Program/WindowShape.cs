using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// Windows that slide over the rows and columns of an image: output (y, x) covers the inputs from (y · stride − padding) on, as far as
/// they exist. A sequence is an image of one column.
/// </summary>
internal sealed record WindowShape(Extents Input, Extents Output, Extents Kernel, Extents Stride, Extents Padding, int Channels)
{
    public Shape InputShape => new(Input.Height, Input.Width, Channels);

    public Shape OutputShape => new(Output.Height, Output.Width, Channels);

    public int Taps => Kernel.Height * Kernel.Width;

    /// <summary>Whether every window lies inside of the input.</summary>
    public bool IsInside =>
        Padding is { Height: 0, Width: 0 }
        && ((Output.Height - 1) * Stride.Height) + Kernel.Height <= Input.Height
        && ((Output.Width - 1) * Stride.Width) + Kernel.Width <= Input.Width;

    /// <summary>Whether every input lies in exactly one window.</summary>
    public bool IsPartition => IsInside && Stride == Kernel
        && Output.Height * Stride.Height == Input.Height && Output.Width * Stride.Width == Input.Width;
}

/// <summary>A number for each of the two axes of an image.</summary>
internal readonly record struct Extents(int Height, int Width)
{
    public override string ToString() => Height == Width ? Text(Height) : $"{Text(Height)}×{Text(Width)}";

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What becomes of the values in a window.</summary>
internal enum WindowKind
{
    Max,

    /// <summary>Divided by the kernel's size, padding counted as zeros.</summary>
    Average,

    /// <summary>Divided by the number of inputs that exist.</summary>
    AverageInside,

    Sum,
}

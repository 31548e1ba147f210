using static System.FormattableString;

namespace NetGen.Data;

/// <summary>The shape of an image: rows of pixels, the channels of a pixel side by side.</summary>
public readonly record struct ImageShape
{
    /// <summary>Makes a shape.</summary>
    /// <param name="height">The number of rows, at least 1.</param>
    /// <param name="width">The number of pixels in a row, at least 1.</param>
    /// <param name="channels">The number of values of a pixel, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is less than 1.</exception>
    /// <exception cref="OverflowException">The image has more than 2³¹ - 1 values.</exception>
    public ImageShape(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        Height = height;
        Width = width;
        Channels = channels;
        Size = checked(height * width * channels);
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of pixels in a row.</summary>
    public int Width { get; }

    /// <summary>The number of values of a pixel.</summary>
    public int Channels { get; }

    /// <summary>The number of values of the image.</summary>
    public int Size { get; }

    /// <summary>The number of values in a row.</summary>
    internal int RowLength => Width * Channels;

    /// <summary>The lengths, such as <c>28 x 28 x 1</c>.</summary>
    public override string ToString() => Invariant($"{Height} x {Width} x {Channels}");
}

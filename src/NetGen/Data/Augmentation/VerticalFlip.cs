namespace NetGen.Data;

/// <summary>Turns an image upside down (mirrored, not rotated) in a share of the cases.</summary>
public sealed class VerticalFlip : RandomFlip
{
    /// <summary>Makes a step.</summary>
    /// <param name="probability">The share of images that are mirrored, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in 0 .. 1.</exception>
    public VerticalFlip(double probability = 0.5)
        : base(probability)
    {
    }

    private protected override void Mirror(ReadOnlySpan<float> image, Span<float> result, ImageShape shape)
    {
        for (int start = 0; start < shape.Size; start += shape.RowLength)
        {
            image.Slice(start, shape.RowLength).CopyTo(result[(shape.Size - start - shape.RowLength)..]);
        }
    }
}

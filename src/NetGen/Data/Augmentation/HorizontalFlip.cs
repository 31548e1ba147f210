namespace NetGen.Data;

/// <summary>Mirrors an image, left for right, in a share of the cases. Not for things whose sides matter, such as letters.</summary>
public sealed class HorizontalFlip : RandomFlip
{
    /// <summary>Makes a step.</summary>
    /// <param name="probability">The share of images that are mirrored, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in 0 .. 1.</exception>
    public HorizontalFlip(double probability = 0.5)
        : base(probability)
    {
    }

    private protected override void Mirror(ReadOnlySpan<float> image, Span<float> result, ImageShape shape)
    {
        for (int start = 0; start < shape.Size; start += shape.RowLength)
        {
            Span<float> mirrored = result.Slice(start, shape.RowLength);
            image.Slice(start, shape.RowLength).CopyTo(mirrored);
            mirrored.Reverse();

            // The pixels are where they belong; within each, the channels are the wrong way round.
            if (shape.Channels == 1) continue;
            for (int pixel = 0; pixel < mirrored.Length; pixel += shape.Channels) mirrored.Slice(pixel, shape.Channels).Reverse();
        }
    }
}

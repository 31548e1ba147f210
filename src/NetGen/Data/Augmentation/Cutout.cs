using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Covers a square of the image (DeVries and Taylor, <i>Improved regularization of convolutional neural networks with cutout</i>, 2017).
/// Its centre is any pixel, so that a part of it may lie outside.
/// </summary>
public sealed class Cutout : AugmentationStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="size">The length of the square's sides, 1 .. 2²⁰ pixels.</param>
    /// <param name="count">How many squares, 1 .. 1,000; they may overlap.</param>
    /// <param name="fill">The value in the square: the mean of the inputs, as in the paper; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Cutout(int size, int count = 1, float fill = 0)
    {
        Size = StepArguments.RequireIn(size, 1, 1 << 20, nameof(size));
        Count = StepArguments.RequireIn(count, 1, 1_000, nameof(count));
        Fill = StepArguments.RequireFinite(fill, nameof(fill));
    }

    /// <summary>The length of the square's sides, in pixels.</summary>
    public int Size { get; }

    /// <summary>How many squares.</summary>
    public int Count { get; }

    /// <summary>The value in the square.</summary>
    public float Fill { get; }

    /// <inheritdoc/>
    public override bool MovesPixels => false;

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random)
    {
        image.CopyTo(result);
        for (int i = 0; i < Count; i++)
        {
            int top = RandomDraw.Below(random, (uint)(2 * i), shape.Height) - (Size / 2);
            int left = RandomDraw.Below(random, (uint)((2 * i) + 1), shape.Width) - (Size / 2);
            Cover(result, shape, top, left);
        }
    }

    private void Cover(Span<float> image, ImageShape shape, int top, int left)
    {
        int start = Math.Max(left, 0) * shape.Channels;
        int end = Math.Min(left + Size, shape.Width) * shape.Channels;
        int bottom = Math.Min(top + Size, shape.Height);
        for (int y = Math.Max(top, 0); y < bottom; y++) image[((y * shape.RowLength) + start)..((y * shape.RowLength) + end)].Fill(Fill);
    }
}

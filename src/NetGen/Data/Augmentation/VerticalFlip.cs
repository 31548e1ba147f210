using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Turns an image upside down (mirrored, not rotated) in a share of the cases.</summary>
public sealed class VerticalFlip : AugmentationStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="probability">The share of images that are mirrored, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in 0 .. 1.</exception>
    public VerticalFlip(double probability = 0.5) => Probability = StepArguments.RequireIn(probability, 0, 1, nameof(probability));

    /// <summary>The share of images that are mirrored.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random)
    {
        if (!(RandomDraw.Uniform(random, 0) < Probability))
        {
            image.CopyTo(result);
            return;
        }

        for (int start = 0; start < shape.Size; start += shape.RowLength)
        {
            image.Slice(start, shape.RowLength).CopyTo(result[(shape.Size - start - shape.RowLength)..]);
        }
    }
}

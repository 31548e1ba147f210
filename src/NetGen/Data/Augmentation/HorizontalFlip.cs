using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Mirrors an image, left for right, in a share of the cases. Not for things whose sides matter, such as letters.</summary>
public sealed class HorizontalFlip : AugmentationStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="probability">The share of images that are mirrored, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in 0 .. 1.</exception>
    public HorizontalFlip(double probability = 0.5) => Probability = StepArguments.RequireIn(probability, 0, 1, nameof(probability));

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
            ReadOnlySpan<float> row = image.Slice(start, shape.RowLength);
            Span<float> mirrored = result.Slice(start, shape.RowLength);
            row.CopyTo(mirrored);
            mirrored.Reverse();

            // The pixels are where they belong; within each, the channels are the wrong way round.
            if (shape.Channels == 1) continue;
            for (int pixel = 0; pixel < mirrored.Length; pixel += shape.Channels) mirrored.Slice(pixel, shape.Channels).Reverse();
        }
    }
}

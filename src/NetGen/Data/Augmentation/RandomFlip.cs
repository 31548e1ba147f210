using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Mirrors an image in a share of the cases.</summary>
public abstract class RandomFlip : AugmentationStep
{
    private protected RandomFlip(double probability) =>
        Probability = StepArguments.RequireIn(probability, 0, 1, nameof(probability));

    /// <summary>The share of images that are mirrored.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public sealed override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random)
    {
        if (RandomDraw.Uniform(random, 0) < Probability) Mirror(image, result, shape);
        else image.CopyTo(result);
    }

    private protected abstract void Mirror(ReadOnlySpan<float> image, Span<float> result, ImageShape shape);
}

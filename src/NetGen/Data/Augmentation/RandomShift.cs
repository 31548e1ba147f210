using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Moves an image by a whole number of pixels up or down, and by another to the left or right.</summary>
public sealed class RandomShift : AugmentationStep
{
    /// <summary>Makes a step that moves as far in both directions.</summary>
    /// <param name="pixels">How far at most, 0 .. 2²⁰; every distance is equally likely.</param>
    /// <param name="fill">The value of what comes in at the border; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RandomShift(int pixels, float fill = 0)
        : this(pixels, pixels, fill)
    {
    }

    /// <summary>Makes a step.</summary>
    /// <param name="vertical">How far up or down at most, 0 .. 2²⁰ pixels.</param>
    /// <param name="horizontal">How far to the left or right at most, 0 .. 2²⁰ pixels.</param>
    /// <param name="fill">The value of what comes in at the border; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RandomShift(int vertical, int horizontal, float fill = 0)
    {
        Vertical = StepArguments.RequireIn(vertical, 0, 1 << 20, nameof(vertical));
        Horizontal = StepArguments.RequireIn(horizontal, 0, 1 << 20, nameof(horizontal));
        Fill = StepArguments.RequireFinite(fill, nameof(fill));
    }

    /// <summary>How far up or down at most, in pixels.</summary>
    public int Vertical { get; }

    /// <summary>How far to the left or right at most, in pixels.</summary>
    public int Horizontal { get; }

    /// <summary>The value of what comes in at the border.</summary>
    public float Fill { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random) => ImageShift.Copy(
        image, result, shape, RandomDraw.Within(random, 0, Vertical), RandomDraw.Within(random, 1, Horizontal), Fill);
}

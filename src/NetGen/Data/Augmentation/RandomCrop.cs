using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Pads an image on all sides and cuts a piece of the old size out of it, anywhere: how networks are trained on CIFAR (with 4 pixels; He
/// et al., <i>Deep residual learning</i>, 2016).
/// </summary>
public sealed class RandomCrop : AugmentationStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="padding">The pixels on every side, 0 .. 2²⁰.</param>
    /// <param name="fill">The value of the padding; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RandomCrop(int padding, float fill = 0)
    {
        Padding = StepArguments.RequireIn(padding, 0, 1 << 20, nameof(padding));
        Fill = StepArguments.RequireFinite(fill, nameof(fill));
    }

    /// <summary>The pixels on every side.</summary>
    public int Padding { get; }

    /// <summary>The value of the padding.</summary>
    public float Fill { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random)
    {
        // Cutting at (top, left) of the padded image moves the content up by top - padding, without the padded image ever being there.
        int top = RandomDraw.Below(random, 0, (2 * Padding) + 1);
        int left = RandomDraw.Below(random, 1, (2 * Padding) + 1);
        ImageShift.Copy(image, result, shape, Padding - top, Padding - left, Fill);
    }
}

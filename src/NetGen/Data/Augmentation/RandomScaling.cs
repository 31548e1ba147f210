using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Makes the content of an image larger or smaller about its centre, with bilinear interpolation; what comes in at the border has the fill
/// value.
/// </summary>
public sealed class RandomScaling : AugmentationStep
{
    private const double Least = 0.01;
    private const double Most = 100;

    /// <summary>Makes a step.</summary>
    /// <param name="smallest">The smallest factor, 0.01 .. 100; every factor up to the largest is equally likely.</param>
    /// <param name="largest">The largest factor, <paramref name="smallest"/> .. 100; above 1 the content grows.</param>
    /// <param name="fill">The value of what lies outside of the image; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RandomScaling(double smallest, double largest, float fill = 0)
    {
        Smallest = StepArguments.RequireIn(smallest, Least, Most, nameof(smallest));
        Largest = StepArguments.RequireIn(largest, smallest, Most, nameof(largest));
        Fill = StepArguments.RequireFinite(fill, nameof(fill));
    }

    /// <summary>The smallest factor.</summary>
    public double Smallest { get; }

    /// <summary>The largest factor.</summary>
    public double Largest { get; }

    /// <summary>The value of what lies outside of the image.</summary>
    public float Fill { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random)
    {
        double factor = Smallest + ((Largest - Smallest) * RandomDraw.Uniform(random, 0));
        float step = (float)(1 / factor);
        BilinearSampler.Sample(image, result, shape, new LinearMap(step, 0, 0, step), Fill);
    }
}

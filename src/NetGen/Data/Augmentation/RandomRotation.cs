using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Rotates an image about its centre, either way, with bilinear interpolation; corners that come in have the fill value.</summary>
public sealed class RandomRotation : AugmentationStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="degrees">How far at most, 0 .. 180 degrees; every angle up to it is equally likely.</param>
    /// <param name="fill">The value of what lies outside of the image; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RandomRotation(double degrees, float fill = 0)
    {
        Degrees = StepArguments.RequireIn(degrees, 0, 180, nameof(degrees));
        Fill = StepArguments.RequireFinite(fill, nameof(fill));
    }

    /// <summary>How far at most, in degrees.</summary>
    public double Degrees { get; }

    /// <summary>The value of what lies outside of the image.</summary>
    public float Fill { get; }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random) =>
        Rotate(image, result, shape, Degrees * ((2.0 * RandomDraw.Uniform(random, 0)) - 1), Fill);

    /// <summary>Rotates counter-clockwise, as the image is seen with its first row on top.</summary>
    internal static void Rotate(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, double degrees, float fill)
    {
        float cosine = (float)ScalarMath.CosPi(degrees / 180);
        float sine = (float)ScalarMath.SinPi(degrees / 180);
        BilinearSampler.Sample(image, result, shape, new LinearMap(cosine, -sine, sine, cosine), fill);
    }
}

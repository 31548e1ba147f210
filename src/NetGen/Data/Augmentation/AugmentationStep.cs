using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>One random change of an image that leaves its meaning. Derive from it for changes of your own.</summary>
/// <remarks>
/// A step is used by several threads at once, so it must keep nothing between two calls; what it does must follow from the image and the
/// random numbers alone.
/// </remarks>
public abstract class AugmentationStep
{
    /// <summary>Whether pixels change their places, so that a target for every pixel would no longer fit; true unless overridden.</summary>
    public virtual bool MovesPixels => true;

    /// <summary>Writes the changed image.</summary>
    /// <param name="image">The image: [height, width, channels].</param>
    /// <param name="result">Where to write all of the changed image; other memory than <paramref name="image"/>.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="random">Random numbers that belong to this step, sample and epoch alone; take those at 0, 1, 2, ….</param>
    public abstract void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random);
}

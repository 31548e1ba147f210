namespace NetGen;

/// <summary>Makes an image larger by whole factors: (height, width, channels) becomes (height · factor, width · factor, channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSample2DAttribute : LayerAttribute
{
    /// <summary>By the same factor in both directions.</summary>
    /// <param name="factor">How often as high and as wide the image becomes, at least 1.</param>
    public UpSample2DAttribute(int factor)
        : this(factor, factor)
    {
    }

    /// <summary>By a factor for each direction.</summary>
    /// <param name="factorHeight">How often as high the image becomes, at least 1.</param>
    /// <param name="factorWidth">How often as wide the image becomes, at least 1.</param>
    public UpSample2DAttribute(int factorHeight, int factorWidth) => (FactorHeight, FactorWidth) = (factorHeight, factorWidth);

    /// <summary>How often as high the image becomes.</summary>
    public int FactorHeight { get; }

    /// <summary>How often as wide the image becomes.</summary>
    public int FactorWidth { get; }

    /// <summary>Where the values between pixels come from.</summary>
    public Interpolation Interpolation { get; set; }
}

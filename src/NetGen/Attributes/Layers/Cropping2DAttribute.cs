namespace NetGen;

/// <summary>Takes rows and columns off the borders of an image; at least one of each must be left.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Cropping2DAttribute : LayerAttribute
{
    /// <summary>As many on each of the four sides.</summary>
    /// <param name="cropping">How many, at least 0.</param>
    public Cropping2DAttribute(int cropping)
        : this(cropping, cropping, cropping, cropping)
    {
    }

    /// <summary>A number for each side.</summary>
    /// <param name="top">Rows taken off above, at least 0.</param>
    /// <param name="bottom">Rows taken off below, at least 0.</param>
    /// <param name="left">Columns taken off on the left, at least 0.</param>
    /// <param name="right">Columns taken off on the right, at least 0.</param>
    public Cropping2DAttribute(int top, int bottom, int left, int right) => (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>Rows taken off above.</summary>
    public int Top { get; }

    /// <summary>Rows taken off below.</summary>
    public int Bottom { get; }

    /// <summary>Columns taken off on the left.</summary>
    public int Left { get; }

    /// <summary>Columns taken off on the right.</summary>
    public int Right { get; }
}

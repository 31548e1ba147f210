namespace NetGen;

/// <summary>Puts rows and columns of zeros round an image.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ZeroPad2DAttribute : LayerAttribute
{
    /// <summary>As many on each of the four sides.</summary>
    /// <param name="padding">How many, at least 0.</param>
    public ZeroPad2DAttribute(int padding)
        : this(padding, padding, padding, padding)
    {
    }

    /// <summary>A number for each side.</summary>
    /// <param name="top">Rows of zeros above, at least 0.</param>
    /// <param name="bottom">Rows of zeros below, at least 0.</param>
    /// <param name="left">Columns of zeros on the left, at least 0.</param>
    /// <param name="right">Columns of zeros on the right, at least 0.</param>
    public ZeroPad2DAttribute(int top, int bottom, int left, int right) => (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>Rows of zeros above.</summary>
    public int Top { get; }

    /// <summary>Rows of zeros below.</summary>
    public int Bottom { get; }

    /// <summary>Columns of zeros on the left.</summary>
    public int Left { get; }

    /// <summary>Columns of zeros on the right.</summary>
    public int Right { get; }
}

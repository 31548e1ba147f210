namespace NetGen;

/// <summary>A convolution of an image: every output is f of a weighted sum over a window of the input, plus a bias.</summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, <see cref="Filters"/>); see <see cref="NetGen.Padding"/> for the sizes.
/// Parameters as in PyTorch's <c>Conv2d</c>: <c>weight</c> [filters, channels / groups, kernel height, kernel width], <c>bias</c>
/// [filters], and <c>prelu.weight</c> [1] if the activation is PReLU. The kernel isn't flipped (LeCun et al. 1989; in mathematics it is
/// a cross-correlation).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : Convolution2DAttribute
{
    /// <summary>A convolution with a square window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A convolution with a rectangular window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>What happens at the borders; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Into how many groups channels and filters are divided; filters see the channels of their own group only. A divisor of both.
    /// </summary>
    public int Groups { get; set; } = 1;
}

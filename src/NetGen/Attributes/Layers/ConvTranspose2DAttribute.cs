namespace NetGen;

/// <summary>
/// A transposed convolution of an image: every input adds a weighted window to the output, which with strides becomes larger.
/// </summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, <see cref="Filters"/>) with height′ = (height − 1) · stride − 2 · padding
/// + dilation · (kernel − 1) + output padding + 1, and width′ alike. Parameters as in PyTorch's <c>ConvTranspose2d</c>: <c>weight</c>
/// [channels, filters / groups, kernel height, kernel width], <c>bias</c> [filters], and <c>prelu.weight</c> [1] if the activation is
/// PReLU. Here a padding removes rows and columns of the output, as many on each side, as in PyTorch. Zeiler et al., "Deconvolutional
/// networks", 2010.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute : Convolution2DAttribute
{
    private int? _outputPaddingHeight;
    private int? _outputPaddingWidth;

    /// <summary>A transposed convolution with a square window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A transposed convolution with a rectangular window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>
    /// Rows and columns more at the lower and right end, which tells apart the sizes that a strided convolution makes equal. At least 0,
    /// below the stride or the dilation.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>Rows more at the lower end, where it isn't <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingHeight { get => _outputPaddingHeight ?? OutputPadding; set => _outputPaddingHeight = value; }

    /// <summary>Columns more at the right end, where it isn't <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingWidth { get => _outputPaddingWidth ?? OutputPadding; set => _outputPaddingWidth = value; }

    /// <summary>
    /// Into how many groups channels and filters are divided; channels reach the filters of their own group only. A divisor of both.
    /// </summary>
    public int Groups { get; set; } = 1;
}

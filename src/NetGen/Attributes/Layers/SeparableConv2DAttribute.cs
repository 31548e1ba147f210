namespace NetGen;

/// <summary>
/// A convolution in two cheap parts: of each channel by itself over a window, then over channels at each pixel, with nothing in between.
/// </summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, <see cref="Filters"/>). Parameters: <c>depthwise.weight</c> [channels ·
/// multiplier, 1, kernel height, kernel width], <c>pointwise.weight</c> [filters, channels · multiplier, 1, 1], <c>pointwise.bias</c>
/// [filters] (as in Keras, the first part has no bias of its own), and <c>prelu.weight</c> [1] if the activation is PReLU. Penalties and
/// initialisers concern both weights. Chollet, "Xception", 2017.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeparableConv2DAttribute : Convolution2DAttribute
{
    /// <summary>A separable convolution with a square window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A separable convolution with a rectangular window.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Channels between the two parts for each input channel, at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>What happens at the borders; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }
}

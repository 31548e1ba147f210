namespace NetGen;

/// <summary>A convolution of each channel of an image by itself, with kernels of its own.</summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, channels · <see cref="DepthMultiplier"/>): what PyTorch writes as
/// <c>Conv2d(C, C·m, k, groups=C)</c>. Parameters: <c>weight</c> [channels · multiplier, 1, kernel height, kernel width], <c>bias</c>
/// [channels · multiplier], and <c>prelu.weight</c> [1] if the activation is PReLU. Howard et al., "MobileNets", 2017.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : Convolution2DAttribute
{
    /// <summary>A depthwise convolution with a square window.</summary>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>A depthwise convolution with a rectangular window.</summary>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Output channels for each input channel, at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>What happens at the borders; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }
}

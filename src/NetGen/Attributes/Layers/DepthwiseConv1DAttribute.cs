namespace NetGen;

/// <summary>A convolution of each channel of a sequence by itself, with kernels of its own.</summary>
/// <remarks>
/// Takes (steps, channels) and gives (steps′, channels · <see cref="DepthMultiplier"/>): what PyTorch writes as
/// <c>Conv1d(C, C·m, k, groups=C)</c>. Parameters: <c>weight</c> [channels · multiplier, 1, kernel], <c>bias</c> [channels · multiplier],
/// and <c>prelu.weight</c> [1] if the activation is PReLU.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv1DAttribute : Convolution1DAttribute
{
    /// <summary>A depthwise convolution of a sequence.</summary>
    /// <param name="kernel">Steps in the window, at least 1.</param>
    public DepthwiseConv1DAttribute(int kernel)
        : base(kernel)
    {
    }

    /// <summary>Output channels for each input channel, at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>What happens at the ends; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }
}

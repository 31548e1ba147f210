namespace NetGen;

/// <summary>The mean of each window of an image, channel by channel.</summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, channels); see <see cref="NetGen.Padding"/> for the sizes.
/// PyTorch's <c>AvgPool2d</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute : Pooling2DAttribute
{
    /// <summary>A mean over a square window.</summary>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public AvgPool2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>A mean over a rectangular window.</summary>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public AvgPool2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>
    /// Whether padding counts as zeros that the mean is over (PyTorch's default); otherwise the mean is over the inputs that exist (what
    /// Keras and TensorFlow do with <see cref="Padding.Same"/>).
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}

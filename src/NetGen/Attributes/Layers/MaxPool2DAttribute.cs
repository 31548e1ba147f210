namespace NetGen;

/// <summary>The largest value of each window of an image, channel by channel.</summary>
/// <remarks>
/// Takes (height, width, channels) and gives (height′, width′, channels); see <see cref="NetGen.Padding"/> for the sizes.
/// Padding never wins: it counts as less than any number. The gradient goes to the first of equals (PyTorch's <c>MaxPool2d</c>).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute : Pooling2DAttribute
{
    /// <summary>A maximum over a square window.</summary>
    /// <param name="kernel">Rows and columns of the window, at least 1.</param>
    public MaxPool2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>A maximum over a rectangular window.</summary>
    /// <param name="kernelHeight">Rows of the window, at least 1.</param>
    /// <param name="kernelWidth">Columns of the window, at least 1.</param>
    public MaxPool2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }
}

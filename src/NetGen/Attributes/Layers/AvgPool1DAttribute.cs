namespace NetGen;

/// <summary>The mean of each window of a sequence, channel by channel.</summary>
/// <remarks>
/// Takes (steps, channels) and gives (steps′, channels); see <see cref="NetGen.Padding"/> for the sizes.
/// PyTorch's <c>AvgPool1d</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute : Pooling1DAttribute
{
    /// <summary>A mean over a window.</summary>
    /// <param name="kernel">Steps in the window, at least 1.</param>
    public AvgPool1DAttribute(int kernel)
        : base(kernel)
    {
    }

    /// <summary>
    /// Whether padding counts as zeros that the mean is over (PyTorch's default); otherwise the mean is over the inputs that exist (what
    /// Keras and TensorFlow do with <see cref="Padding.Same"/>).
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}

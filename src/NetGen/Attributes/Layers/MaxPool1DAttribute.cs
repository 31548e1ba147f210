namespace NetGen;

/// <summary>The largest value of each window of a sequence, channel by channel.</summary>
/// <remarks>
/// Takes (steps, channels) and gives (steps′, channels); see <see cref="NetGen.Padding"/> for the sizes.
/// Padding never wins: it counts as less than any number. The gradient goes to the first of equals (PyTorch's <c>MaxPool1d</c>).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute : Pooling1DAttribute
{
    /// <summary>A maximum over a window.</summary>
    /// <param name="kernel">Steps in the window, at least 1.</param>
    public MaxPool1DAttribute(int kernel)
        : base(kernel)
    {
    }
}

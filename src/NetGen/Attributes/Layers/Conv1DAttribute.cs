namespace NetGen;

/// <summary>A convolution of a sequence: every output is f of a weighted sum over a window of the input, plus a bias.</summary>
/// <remarks>
/// Takes (steps, channels) and gives (steps′, <see cref="Filters"/>); see <see cref="NetGen.Padding"/> for the sizes. Parameters as in
/// PyTorch's <c>Conv1d</c>: <c>weight</c> [filters, channels / groups, kernel], <c>bias</c> [filters], and <c>prelu.weight</c> [1] if
/// the activation is PReLU.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute : Convolution1DAttribute
{
    /// <summary>A convolution of a sequence.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Steps in the window, at least 1.</param>
    public Conv1DAttribute(int filters, int kernel)
        : base(kernel) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>What happens at the ends; it and an explicit size exclude each other.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Into how many groups channels and filters are divided; filters see the channels of their own group only. A divisor of both.
    /// </summary>
    public int Groups { get; set; } = 1;
}

namespace NetGen;

/// <summary>
/// A transposed convolution of a sequence: every step adds a weighted window to the output, which with a stride becomes longer.
/// </summary>
/// <remarks>
/// Takes (steps, channels) and gives (steps′, <see cref="Filters"/>) with steps′ = (steps − 1) · stride − 2 · padding + dilation ·
/// (kernel − 1) + output padding + 1. Parameters as in PyTorch's <c>ConvTranspose1d</c>: <c>weight</c> [channels, filters / groups,
/// kernel], <c>bias</c> [filters], and <c>prelu.weight</c> [1] if the activation is PReLU. Here a padding removes steps of the output, as
/// many at each end, as in PyTorch.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose1DAttribute : Convolution1DAttribute
{
    /// <summary>A transposed convolution of a sequence.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">Steps in the window, at least 1.</param>
    public ConvTranspose1DAttribute(int filters, int kernel)
        : base(kernel) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>
    /// Steps more at the end, which tells apart the lengths that a strided convolution makes equal. At least 0, below the stride or the
    /// dilation.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>
    /// Into how many groups channels and filters are divided; channels reach the filters of their own group only. A divisor of both.
    /// </summary>
    public int Groups { get; set; } = 1;
}

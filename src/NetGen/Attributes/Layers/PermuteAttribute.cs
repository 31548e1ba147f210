namespace NetGen;

/// <summary>Puts the axes of a sample in another order, and moves the values accordingly.</summary>
/// <remarks>
/// Axes count from 1; number 0 would be the batch. So <c>[Permute(3, 1, 2)]</c> makes (channels, height, width) of (height, width,
/// channels), and the numbers are those of Keras' <c>Permute((3, 1, 2))</c> and of PyTorch's <c>permute(0, 3, 1, 2)</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PermuteAttribute : LayerAttribute
{
    /// <summary>Another order of axes.</summary>
    /// <param name="order">For each axis of the output, which axis of the input it is, from 1; each axis once.</param>
    public PermuteAttribute(params int[] order) => Order = order;

    /// <summary>For each axis of the output, which axis of the input it is, from 1.</summary>
    public int[] Order { get; }
}

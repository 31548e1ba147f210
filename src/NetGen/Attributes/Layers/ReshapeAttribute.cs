namespace NetGen;

/// <summary>The same values in the same order under another shape; it costs nothing.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>Another shape.</summary>
    /// <param name="shape">The length of each axis of a sample, each at least 1; their product is the number of values.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The length of each axis of a sample.</summary>
    public int[] Shape { get; }
}

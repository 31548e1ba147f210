namespace NetGen;

/// <summary>
/// The shape of one sample. Samples are rows: n of them lie one after another in a span of n × (product of the shape) values.
/// </summary>
/// <remarks>Several are allowed by the compiler only so that NetGen can say in its own words that a network has exactly one.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>A flat sample.</summary>
    /// <param name="features">The number of values, at least 1.</param>
    public InputAttribute(int features) => Shape = [features];

    /// <summary>A sequence; all channels of a step lie together.</summary>
    /// <param name="steps">The number of time steps, at least 1.</param>
    /// <param name="channels">The number of values per step, at least 1.</param>
    public InputAttribute(int steps, int channels) => Shape = [steps, channels];

    /// <summary>An image, channels last: the value of row y, column x, channel c is at (y × width + x) × channels + c.</summary>
    /// <param name="height">The number of rows, at least 1.</param>
    /// <param name="width">The number of columns, at least 1.</param>
    /// <param name="channels">The number of values per pixel, at least 1.</param>
    public InputAttribute(int height, int width, int channels) => Shape = [height, width, channels];

    /// <summary>A sample of any rank, row-major: the last axis is contiguous.</summary>
    /// <param name="shape">The length of each axis, each at least 1.</param>
    public InputAttribute(params int[] shape) => Shape = shape;

    /// <summary>The length of each axis of one sample.</summary>
    public int[] Shape { get; }
}

namespace NetGen;

/// <summary>The mean of each channel over the whole sequence: a shape (steps, channels) becomes (channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool1DAttribute : LayerAttribute;

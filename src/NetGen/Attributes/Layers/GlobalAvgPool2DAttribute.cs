namespace NetGen;

/// <summary>The mean of each channel over the whole image: a shape (height, width, channels) becomes (channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool2DAttribute : LayerAttribute;

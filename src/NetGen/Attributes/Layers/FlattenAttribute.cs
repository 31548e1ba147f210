namespace NetGen;

/// <summary>Makes a sample flat: a shape (28, 28, 1) becomes (784). The values stay where they are; it costs nothing.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;

namespace NetGen;

/// <summary>A layer. Layers are applied in the order in which they are written.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, the first part of its parameters' names (<c>encoder</c> gives <c>encoder.weight</c>); unique in the network. By
    /// default it is the layer's kind and ordinal in lower case: <c>dense1</c>, <c>dense2</c>.
    /// </summary>
    public string? Name { get; set; }
}

namespace NetGen;

/// <summary>A layer. Layers are applied in the order in which they are written.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, the first part of its parameters' names (<c>encoder</c> gives <c>encoder.weight</c>); unique in the network, or
    /// in its block. By default it is the layer's kind and ordinal in lower case: <c>dense1</c>, <c>dense2</c>. Inside of a block
    /// the name of the block's use comes first: <c>block1.dense1</c>.
    /// </summary>
    public string? Name { get; set; }
}

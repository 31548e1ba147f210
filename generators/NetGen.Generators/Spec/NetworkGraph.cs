using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;

namespace NetGen.Generators.Spec;

/// <summary>A network in which every layer has its name and its shapes: the result of the shapes pass.</summary>
internal sealed record NetworkGraph(NetworkSpec Spec, EquatableArray<LayerNode> Nodes)
{
    /// <summary>All layers, those inside of others behind them.</summary>
    public IEnumerable<LayerNode> AllNodes => Nodes.SelectMany(node => node.WithInner());

    public Shape Output => Nodes.Count == 0 ? Spec.Input : Nodes[Nodes.Count - 1].Output;
}

/// <summary>
/// A layer in its place. <paramref name="Name"/> is the user's, or kind and ordinal (<c>dense2</c>); a path inside of a block.
/// </summary>
internal sealed record LayerNode(Layer Layer, string Name, Shape Input, Shape Output)
{
    /// <summary>Multiply-adds that are in no layer inside.</summary>
    public long OwnMultiplyAdds() =>
        Layer.MultiplyAdds(Input) - Layer.Children(Input).Sum(child => child.Layer.MultiplyAdds(child.Input));

    /// <summary>The layer and, behind it, all layers inside, by their paths.</summary>
    public IEnumerable<LayerNode> WithInner() =>
        Layer.Children(Input).SelectMany(child => (child with { Name = $"{Name}.{child.Name}" }).WithInner()).Prepend(this);
}

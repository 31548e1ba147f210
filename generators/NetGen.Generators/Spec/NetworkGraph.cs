using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;

namespace NetGen.Generators.Spec;

/// <summary>A network in which every layer has its name and its shapes: the result of the shapes pass.</summary>
internal sealed record NetworkGraph(NetworkSpec Spec, EquatableArray<LayerNode> Nodes)
{
    public Shape Output => Nodes.Count == 0 ? Spec.Input : Nodes[Nodes.Count - 1].Output;
}

/// <summary>A layer in its place. <paramref name="Name"/> is the user's, or kind and ordinal (<c>dense2</c>).</summary>
internal sealed record LayerNode(Layer Layer, string Name, Shape Input, Shape Output);

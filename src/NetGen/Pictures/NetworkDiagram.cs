namespace NetGen.Pictures;

/// <summary>What pictures of a network show: its layers as a tree, in which blocks hold branches of further layers.</summary>
/// <param name="Info">The network.</param>
/// <param name="Parts">The layers and blocks from input to output.</param>
internal sealed record NetworkDiagram(NetworkInfo Info, IReadOnlyList<DiagramPart> Parts);

/// <summary>A layer, or a block of layers.</summary>
/// <param name="Layer">What is known of it.</param>
/// <param name="Number">Its place among the network's layers, from 1.</param>
/// <param name="Label">Its name without that of the block around it.</param>
internal abstract record DiagramPart(LayerInfo Layer, int Number, string Label)
{
    /// <summary>The number of values that it keeps, trainable or not, layers inside included.</summary>
    public virtual long Values => Layer.Parameters + Layer.NonTrainable;
}

/// <summary>A layer with no layers inside.</summary>
internal sealed record DiagramLeaf(LayerInfo Layer, int Number, string Label) : DiagramPart(Layer, Number, Label);

/// <summary>A layer made of others: one chain of them, or several beside each other that all get its input.</summary>
/// <param name="Layer">What is known of it.</param>
/// <param name="Number">Its place among the network's layers, from 1.</param>
/// <param name="Label">Its name without that of the block around it.</param>
/// <param name="Branches">The chains; an empty one passes the input on.</param>
/// <param name="Join">What becomes of the branches' outputs (<c>+</c>); empty where there is one chain.</param>
internal sealed record DiagramBlock(
    LayerInfo Layer, int Number, string Label, IReadOnlyList<IReadOnlyList<DiagramPart>> Branches, string Join)
    : DiagramPart(Layer, Number, Label)
{
    public override long Values => base.Values + Branches.Sum(branch => branch.Sum(part => part.Values));

    /// <summary>Whether the first branch is the way and the second one round it.</summary>
    public bool IsResidual => Layer.Kind == BlockKinds.Residual;
}

using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>A layer that is made of blocks: what it costs is what the layers inside cost.</summary>
internal abstract record CompositeLayer : Layer
{
    /// <summary>The blocks inside, once for each time that they are there.</summary>
    protected abstract IEnumerable<BlockUse> Uses(Shape input);

    public sealed override IEnumerable<LayerNode> Children(Shape input) =>
        Uses(input).SelectMany(use => use.Stack.Nodes(use.Prefix, use.Input));

    public override long Parameters(Shape input) =>
        SizeLimits.Sum(Children(input), child => child.Layer.Parameters(child.Input));

    public sealed override long NonTrainable(Shape input) =>
        SizeLimits.Sum(Children(input), child => child.Layer.NonTrainable(child.Input));

    public sealed override long MultiplyAdds(Shape input) =>
        SizeLimits.Sum(Children(input), child => child.Layer.MultiplyAdds(child.Input));
}

/// <summary>A block at work inside of a layer.</summary>
/// <param name="Prefix">What its layers' names begin with: empty, or a part with a dot at its end.</param>
/// <param name="Input">The shape that it gets.</param>
internal sealed record BlockUse(string Prefix, LayerStack Stack, Shape Input);

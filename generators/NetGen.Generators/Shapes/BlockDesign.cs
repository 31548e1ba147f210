using NetGen.Generators.Advice;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// The whole truth about a block by itself: its layers, or every mistake that doesn't depend on where it is used.
/// </summary>
/// <param name="Stack">The layers; null if there are mistakes, here or in a block inside.</param>
/// <param name="Mistakes">All mistakes of this class, in the order of the attributes.</param>
internal sealed record BlockDesign(LayerStack? Stack, EquatableArray<Mistake> Mistakes)
{
    /// <summary>What advice can be given on; null where the order of the layers is open.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>Whether another assembly declares the block.</summary>
    public bool IsForeign { get; init; }

    public static BlockDesign Of(BlockDeclaration block, BlockLibrary blocks)
    {
        var mistakes = block.ClassMistakes.ToList();
        var layers = BlockParser.Parse(block, blocks, mistakes).ToEquatableArray();
        if (!block.IsOrdered)
            return Broken(block, mistakes);

        // Shapes that the layers fix themselves are checked here; the others, where the input is known.
        var names = LayerNames.Of(layers);
        mistakes.AddRange(LayerNames.Collisions(layers, names));
        var shapes = ShapeInference.Infer(null, layers, mistakes);
        var design = mistakes.Count == 0 && layers.All(layer => layer.Value is not null)
            ? new BlockDesign(new LayerStack(block.Name, Stacked(block, layers, names)), default) { IsForeign = block.IsForeign }
            : Broken(block, mistakes);
        return design with { Architecture = new Architecture(layers, shapes) { Attributes = block.Attributes } };
    }

    public static BlockDesign Broken(BlockDeclaration block, IEnumerable<Mistake> mistakes)
    {
        var inOrder = mistakes.OrderBy(mistake => mistake.AttributeIndex).ThenBy(mistake => mistake.Id, StringComparer.Ordinal);
        return new BlockDesign(null, inOrder.ToEquatableArray()) { IsForeign = block.IsForeign };
    }

    private static EquatableArray<StackedLayer> Stacked(
        BlockDeclaration block, EquatableArray<Placed<Layer>> layers, IReadOnlyList<string> names) => layers
        .Select((layer, i) => new StackedLayer(layer.Value!, names[i], layer.Label, new PlaceInBlock(block.Key, layer.Index, null)))
        .ToEquatableArray();
}

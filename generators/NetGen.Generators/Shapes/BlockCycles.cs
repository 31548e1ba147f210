using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// Finds the blocks that contain themselves. Of a circle one block is told, the first by name, whoever asks: one mistake, one message.
/// </summary>
internal sealed class BlockCycles
{
    private readonly Dictionary<string, BlockDeclaration> _blocks;

    private BlockCycles(EquatableArray<BlockDeclaration> blocks) => _blocks = blocks.ToDictionary(block => block.Key);

    /// <summary>Every block in a circle, and what it is told.</summary>
    public static IEnumerable<(BlockDeclaration Block, IReadOnlyList<Mistake> Mistakes)> Of(EquatableArray<BlockDeclaration> blocks)
    {
        var cycles = new BlockCycles(blocks);
        foreach (var block in blocks)
        {
            if (cycles.Path(block, block) is not { } path)
                continue;

            // A circle in another assembly is told of all its blocks, because each may be the one that is used here.
            var circle = blocks.Where(other => cycles.Reaches(block, other) && cycles.Reaches(other, block));
            var isTold = block.IsForeign || circle.All(other => string.CompareOrdinal(block.Key, other.Key) <= 0);
            yield return (block, isTold ? [MistakeOf(block, path)] : []);
        }
    }

    private static Mistake MistakeOf(BlockDeclaration block, List<BlockDeclaration> path)
    {
        var layers = block.Attributes.Where(attribute => LayerParser.Knows(attribute.Name)).ToList();
        var layer = layers.First(attribute => attribute.Blocks.Any(inner => inner.Key == path[1].Key));
        var argument = layer.Arguments.First(candidate => candidate.Value is BlockReference inner && inner.Key == path[1].Key);
        var index = block.Attributes.ToList().FindIndex(attribute => ReferenceEquals(attribute, layer));
        var label = LayerParser.LabelOf(layer, layers.IndexOf(layer) + 1, block.Name);
        var names = string.Join(" → ", path.Select(step => step.Name));
        return new Mistake(DiagnosticIds.BlockContainsItself, index, argument.Name, label, block.Name, names);
    }

    private bool Reaches(BlockDeclaration from, BlockDeclaration to) => from.Key == to.Key || Path(from, to) is not null;

    // A shortest path of one step or more, by breadth-first search.
    private List<BlockDeclaration>? Path(BlockDeclaration from, BlockDeclaration to)
    {
        var paths = new Queue<List<BlockDeclaration>>([[from]]);
        var seen = new HashSet<string>();
        while (paths.Count > 0)
        {
            var path = paths.Dequeue();
            foreach (var next in Inside(path[path.Count - 1]))
            {
                List<BlockDeclaration> longer = [.. path, next];
                if (next.Key == to.Key)
                    return longer;
                if (seen.Add(next.Key))
                    paths.Enqueue(longer);
            }
        }

        return null;
    }

    private IEnumerable<BlockDeclaration> Inside(BlockDeclaration block) => block.Attributes
        .SelectMany(attribute => attribute.Blocks)
        .Where(inner => inner.WhyNot is null && _blocks.ContainsKey(inner.Key))
        .Select(inner => _blocks[inner.Key]);
}

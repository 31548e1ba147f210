using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>All blocks that a declaration uses. Each is understood once, however often it is used.</summary>
internal sealed class BlockLibrary
{
    private readonly EquatableArray<BlockDeclaration> _declarations;
    private readonly Dictionary<string, BlockDesign> _designs = [];

    public BlockLibrary(EquatableArray<BlockDeclaration> declarations)
    {
        _declarations = declarations;

        // Blocks in a circle are set aside first, so that the others can be followed to their ends.
        foreach (var (block, mistakes) in BlockCycles.Of(declarations))
            _designs.Add(block.Key, BlockDesign.Broken(block, mistakes));
    }

    /// <summary>The mistakes of all blocks of this assembly, each with its block's key.</summary>
    public IEnumerable<Mistake> Mistakes => _declarations
        .Where(block => !block.IsForeign)
        .SelectMany(block => Find(block.Key).Mistakes.Select(mistake => mistake with { Block = block.Key }));

    public BlockDesign Find(string key)
    {
        if (!_designs.TryGetValue(key, out var design))
        {
            design = BlockDesign.Of(_declarations.First(block => block.Key == key), this);
            _designs.Add(key, design);
        }

        return design;
    }
}

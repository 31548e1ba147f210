using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Takes blocks out of Roslyn's world, with all blocks that they use: those of other files and of other assemblies too.</summary>
internal static class BlockReader
{
    /// <summary>Where NetGen's own block is; the one that may be empty.</summary>
    private const string Identity = "Identity";

    /// <summary>The blocks that a network uses, directly or through others.</summary>
    public static EquatableArray<BlockDeclaration> UsedBy(INamedTypeSymbol network) => Read(network, BlockSymbols.UsedBy(network));

    /// <summary>A block, and behind it those that it uses.</summary>
    public static EquatableArray<BlockDeclaration> WithUsed(INamedTypeSymbol block)
    {
        var used = BlockSymbols.UsedBy(block).Where(other => !SymbolEqualityComparer.Default.Equals(other, block));
        return Read(block, used.Prepend(block));
    }

    private static EquatableArray<BlockDeclaration> Read(INamedTypeSymbol user, IEnumerable<INamedTypeSymbol> blocks) => blocks
        .Select(block => Read(block) with
        {
            IsForeign = !SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, user.ContainingAssembly),
        })
        .ToEquatableArray();

    private static BlockDeclaration Read(INamedTypeSymbol block)
    {
        var key = BlockSymbols.KeyOf(block);
        var attributes = NetworkAttributes.Of(block);
        if (attributes.Any(NetworkAttributes.IsNetwork))
        {
            var both = new Mistake(DiagnosticIds.NetworkAndBlock, Mistake.OnClass, null, block.Name) { Mend = NetworkReader.WithoutBlock(attributes) };
            return new BlockDeclaration(key, block.Name, default) { ClassMistakes = EquatableArray.Of(both) };
        }

        var strays = NetworkAttributes.Strays(attributes)
            .Select(stray => new Mistake(
                DiagnosticIds.SeveralDeclarations,
                stray,
                null,
                [AttributeReader.Read(attributes[stray]).Label, "block", block.Name, NetworkAttributes.Block])
            {
                Mend = Mend.Gather(NetworkAttributes.Block),
            })
            .ToEquatableArray();
        return new BlockDeclaration(key, block.Name, attributes.Select(AttributeReader.Read).ToEquatableArray())
        {
            ClassMistakes = strays,
            IsOrdered = strays.Count == 0,
            IsIdentity = block is { Name: Identity, ContainingType: null, ContainingNamespace.Name: NetworkAttributes.Namespace }
                && block.ContainingNamespace.ContainingNamespace.IsGlobalNamespace,
        };
    }
}

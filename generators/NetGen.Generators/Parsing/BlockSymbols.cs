using Microsoft.CodeAnalysis;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Finds the classes that attributes name as blocks.</summary>
internal static class BlockSymbols
{
    /// <summary>What tells a block from all others: the assembly and the full metadata name.</summary>
    public static string KeyOf(INamedTypeSymbol block)
    {
        var names = Identifiers.Containers(block).Append(block).Select(type => type.MetadataName);
        return $"{block.ContainingAssembly?.Name}:{block.ContainingNamespace?.ToDisplayString()}.{string.Join("+", names)}";
    }

    /// <summary>What messages call a type: its name without the namespace.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public static BlockReference ReferenceTo(ITypeSymbol type)
    {
        var key = type is INamedTypeSymbol named ? KeyOf(named.OriginalDefinition) : "";
        return new BlockReference(key, NameOf(type), IsBlock(type) ? null : WhyNot(type));
    }

    /// <summary>All blocks that a class uses, directly or through others, each once, in the order in which they are met.</summary>
    public static IReadOnlyList<INamedTypeSymbol> UsedBy(INamedTypeSymbol user)
    {
        var found = new List<INamedTypeSymbol>();
        var known = new HashSet<string>();
        Visit(user);
        for (var i = 0; i < found.Count; i++)
            Visit(found[i]);
        return found;

        void Visit(INamedTypeSymbol type) =>
            found.AddRange(NetworkAttributes.Of(type).SelectMany(NamedBy).Where(block => known.Add(KeyOf(block))));
    }

    private static bool IsBlock(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.GetAttributes().Any(NetworkAttributes.IsBlock);

    private static string WhyNot(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            return "only a class can be one, marked with [Block]";
        return type.GetAttributes().Any(NetworkAttributes.IsNetwork)
            ? "it is a network; put the layers that are shared into a class marked with [Block]"
            : "the class isn't marked with [Block]";
    }

    private static IEnumerable<INamedTypeSymbol> NamedBy(AttributeData attribute)
    {
        var types = new List<ITypeSymbol>(attribute.AttributeClass!.TypeArguments);
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Value is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type })
                types.Add(type);
        }

        return types.OfType<INamedTypeSymbol>()
            .Where(IsBlock)
            .Select(block => block.OriginalDefinition);
    }
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Parsing;

/// <summary>Finds the attributes of NetGen on a class. Their indices are what <see cref="Spec.Mistake.AttributeIndex"/> counts.</summary>
internal static class NetworkAttributes
{
    public const string Namespace = "NetGen";
    public const string Network = "Network";

    /// <summary>The metadata name that marks a network.</summary>
    public const string NetworkMetadataName = "NetGen.NetworkAttribute";

    private const string Suffix = "Attribute";

    /// <summary>
    /// The attributes of NetGen: those beside <c>[Network]</c> first, top to bottom, then those on other declarations of the class.
    /// </summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes().Where(attribute => IsOurs(attribute.AttributeClass)).ToList();
        (string, int)? main = attributes.Find(IsNetwork) is { } network ? PartOf(network) : null;
        return attributes
            .OrderBy(attribute => PartOf(attribute) == main ? 0 : 1)
            .ThenBy(attribute => PartOf(attribute).Path, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0)
            .ToList();
    }

    /// <summary>The name without namespace and <c>Attribute</c>: <c>Dense</c>.</summary>
    public static string ShortName(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    public static bool IsNetwork(AttributeData attribute) => IsOurs(attribute.AttributeClass) && ShortName(attribute) == Network;

    /// <summary>Tells the declaration that an attribute stands on from other declarations of the same class.</summary>
    public static (string Path, int Start) PartOf(AttributeData attribute)
    {
        // Attribute, attribute list, declaration.
        var declaration = attribute.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent;
        return declaration is null ? ("", 0) : (declaration.SyntaxTree.FilePath, declaration.SpanStart);
    }

    private static bool IsOurs(INamedTypeSymbol? attribute) => attribute is
    {
        TypeKind: not TypeKind.Error,
        ContainingType: null,
        ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
    };
}

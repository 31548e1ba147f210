using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Parsing;

/// <summary>
/// Finds the attributes of NetGen on a class, a network's or a block's. Their indices are what <see cref="Spec.Mistake.AttributeIndex"/>
/// counts.
/// </summary>
internal static class NetworkAttributes
{
    public const string Namespace = "NetGen";
    public const string Network = "Network";

    /// <summary>The mark of a block; its use has type arguments.</summary>
    public const string Block = "Block";

    /// <summary>The metadata name that marks a network.</summary>
    public const string NetworkMetadataName = "NetGen.NetworkAttribute";

    private const string Suffix = "Attribute";

    /// <summary>
    /// The attributes of NetGen: those beside <c>[Network]</c> or <c>[Block]</c> first, top to bottom, then those on other declarations of
    /// the class. (Of a class in a library only the order is known.)
    /// </summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes().Where(attribute => IsOurs(attribute.AttributeClass)).ToList();
        var main = attributes.Find(IsMark) is { } mark ? PartOf(mark) : null;
        var parts = attributes.ConvertAll(PartOf);
        if (parts.TrueForAll(part => part == main))
            return attributes;

        return attributes
            .OrderBy(attribute => PartOf(attribute) == main ? 0 : 1)
            .ThenBy(attribute => PartOf(attribute).Path, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0)
            .ToList();
    }

    /// <summary>The name without namespace and <c>Attribute</c>: <c>Dense</c>; <c>Residual&lt;&gt;</c> for a generic one.</summary>
    public static string ShortName(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - Suffix.Length);
        return attribute.AttributeClass.Arity == 0 ? name : name + "<>";
    }

    public static bool IsNetwork(AttributeData attribute) => IsOurs(attribute.AttributeClass) && ShortName(attribute) == Network;

    public static bool IsBlock(AttributeData attribute) => IsOurs(attribute.AttributeClass) && ShortName(attribute) == Block;

    /// <summary>Whether the attribute says what the class is.</summary>
    public static bool IsMark(AttributeData attribute) => IsNetwork(attribute) || IsBlock(attribute);

    /// <summary>
    /// The first attribute on each declaration that isn't the one with the mark. (Of a second mark the compiler complains.)
    /// </summary>
    public static List<int> Strays(IReadOnlyList<AttributeData> attributes)
    {
        var strays = new List<int>();
        var known = new HashSet<Part>();
        for (var i = 0; i < attributes.Count; i++)
        {
            if (i == 0)
                known.Add(PartOf(attributes[i]));
            if (!IsMark(attributes[i]) && known.Add(PartOf(attributes[i])))
                strays.Add(i);
        }

        return strays;
    }

    /// <summary>Tells the declaration that an attribute stands on from other declarations of the same class.</summary>
    public static Part PartOf(AttributeData attribute)
    {
        // Attribute, attribute list, declaration.
        var declaration = attribute.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent;
        return declaration is null ? new Part("", 0) : new Part(declaration.SyntaxTree.FilePath, declaration.SpanStart);
    }

    /// <summary>A declaration of a class: the file, and where it begins there.</summary>
    public sealed record Part(string Path, int Start);

    private static bool IsOurs(INamedTypeSymbol? attribute) => attribute is
    {
        TypeKind: not TypeKind.Error,
        ContainingType: null,
        ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
    };
}

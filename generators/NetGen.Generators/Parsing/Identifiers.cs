using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generators.Parsing;

/// <summary>Names as they must be written in C#.</summary>
internal static class Identifiers
{
    /// <summary>The name with an <c>@</c> where the language (or a context) takes it for a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>
    /// A type's name. In small letters it might become a keyword one day; the compiler would warn of that (CS8981) in each generated
    /// file, even where the user has said that he knows.
    /// </summary>
    public static string EscapeType(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>The namespace with its keywords escaped; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol symbol) =>
        string.Join(".", NamespaceParts(symbol).Select(part => Escape(part.Name)));

    /// <summary>The namespaces from the outermost to this one, without the global one.</summary>
    public static IReadOnlyList<INamespaceSymbol> NamespaceParts(INamespaceSymbol? symbol)
    {
        var parts = new List<INamespaceSymbol>();
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
            parts.Insert(0, symbol);
        return parts;
    }

    /// <summary>The types around a type, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new List<INamedTypeSymbol>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
            containers.Insert(0, container);
        return containers;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>Reads what another file needs to declare the other half of a class.</summary>
internal static class TypeReader
{
    public static TypeModel Read(INamedTypeSymbol type) => new(
        Identifiers.Namespace(type.ContainingNamespace),
        Identifiers.Containers(type).Select(Reopen).ToEquatableArray(),
        NameOf(type.Name),
        SyntaxFacts.GetText(type.DeclaredAccessibility),
        HintNames.Of(type))
    {
        Replacements = NameClashes.Of(type),
        HasBase = type.BaseType is { SpecialType: not SpecialType.System_Object },
    };

    /// <summary>A class's name in generated code; the @ tells it from what that means by the same name.</summary>
    public static string NameOf(string name) => NameClashes.IsUsed(name) ? "@" + name : Identifiers.EscapeType(name);

    // Modifiers, constraints and base types of a partial type are the other part's; its kind and its type parameters must be said again.
    // (Variance too, but C# allows no class in an interface that has it.)
    private static string Reopen(INamedTypeSymbol container)
    {
        var parameters = string.Join(", ", container.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name)));
        var name = Identifiers.EscapeType(container.Name);
        return $"partial {Keyword(container)} {(parameters.Length == 0 ? name : $"{name}<{parameters}>")}";
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };
}

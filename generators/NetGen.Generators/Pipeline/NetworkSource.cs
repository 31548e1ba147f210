using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Pipeline;

/// <summary>What the first step takes out of Roslyn's world.</summary>
internal sealed record NetworkSource(Reading Reading, ClassPlace Place)
{
    /// <summary>
    /// Null for what the C# compiler rejects anyway, and what would otherwise be generated twice, or as another kind of type:
    /// <c>[Network]</c> on a struct, or on a second declaration of a class.
    /// </summary>
    public static NetworkSource? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        var first = type.GetAttributes().First(NetworkAttributes.IsNetwork).ApplicationSyntaxReference;
        if (type.TypeKind != TypeKind.Class || first?.SyntaxTree != declaration.SyntaxTree || !declaration.Span.Contains(first.Span))
            return null;

        var key = type.ToDisplayString();
        return new NetworkSource(Reading.Of(type, key), ClassPlace.Of(key, declaration));
    }
}

/// <summary>A declaration, or why it couldn't be read.</summary>
/// <param name="Key">The class's full name.</param>
internal sealed record Reading(string Key, NetworkDeclaration? Declaration, string? Failure)
{
    public static Reading Of(INamedTypeSymbol type, string key)
    {
        try
        {
            return new Reading(key, NetworkReader.Read(type), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Reading(key, null, Problem.Describe(failure));
        }
    }
}

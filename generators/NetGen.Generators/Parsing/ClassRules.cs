using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>What a class must be so that another part of it can be generated.</summary>
internal static class ClassRules
{
    /// <summary>The first that has all that generated code uses: collection expressions.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Why the class can't be a network, or null: a phrase that follows "can't be".</summary>
    public static string? WhyUnsupported(INamedTypeSymbol type)
    {
        if (type.IsRecord)
            return "a record: a network is compared by identity, not by value";
        if (type.IsStatic)
            return "static: it holds its weights";
        if (type.Arity > 0)
            return "generic: its code is made once, for its own shapes";
        if (type.IsFileLocal || Identifiers.Containers(type).Any(container => container.IsFileLocal))
            return "local to a file: its other half is in another file";
        if (Declarations(type).Any(declaration => declaration.ParameterList is not null))
            return "declared with a primary constructor: its constructor is generated";
        if (SeesTypeCalledVar(type))
            return "in sight of a type called 'var': it takes that word from the language, and generated code is full of it";
        return DerivesFromNetwork(type) ? "derived from another network: their members would hide each other" : null;
    }

    /// <summary>A language that generated code can't be written in.</summary>
    public static IEnumerable<Mistake> LanguageTooOld(INamedTypeSymbol type)
    {
        var options = type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.Options).OfType<CSharpParseOptions>().FirstOrDefault();
        if (options is null || options.LanguageVersion >= OldestLanguage)
            return [];

        var (needed, actual) = (OldestLanguage.ToDisplayString(), options.LanguageVersion.ToDisplayString());
        return [new Mistake(DiagnosticIds.LanguageVersionTooLow, Mistake.OnClass, null, type.Name, needed, actual)];
    }

    /// <summary>The class and the types around it that aren't partial.</summary>
    public static IEnumerable<Mistake> NotPartial(INamedTypeSymbol type)
    {
        if (!IsPartial(type))
            yield return new Mistake(DiagnosticIds.NotPartial, Mistake.OnClass, null, $"Network '{type.Name}'");

        var distance = 0;
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            distance++;
            if (!IsPartial(container))
            {
                var words = $"Type '{container.Name}' around network '{type.Name}'";
                yield return new Mistake(DiagnosticIds.NotPartial, Mistake.OnContainer(distance), null, words);
            }
        }
    }

    // A class of another assembly is complete; its own build has asked.
    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty
        || Declarations(type).Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    // Analyzers see the finished class; its generated half says nothing of how the user declared it.
    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.WithoutGenerated().Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    // A member of a namespace or type around the class. (C# itself warns of such a name.)
    private static bool SeesTypeCalledVar(INamedTypeSymbol type)
    {
        const string Name = "var";
        for (INamespaceOrTypeSymbol? scope = type; scope is not null; scope = (INamespaceOrTypeSymbol?)scope.ContainingType ?? scope.ContainingNamespace)
        {
            if (!scope.GetTypeMembers(Name).IsEmpty || scope is INamedTypeSymbol { TypeParameters: var parameters } && parameters.Any(parameter => parameter.Name == Name))
                return true;
        }

        return false;
    }

    private static bool DerivesFromNetwork(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetAttributes().Any(NetworkAttributes.IsNetwork))
                return true;
        }

        return false;
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>Finds the place in the source that a mistake is about: the value of an argument, an attribute, or the name of a type or member.</summary>
internal static class MistakeLocator
{
    public static Location Locate(INamedTypeSymbol type, Mistake mistake)
    {
        if (mistake is { AttributeIndex: Mistake.OnClass, Argument: { } name } && PublicNames.MemberInTheWay(type, name) is { } member)
            return member.Locations[0];
        if (mistake.AttributeIndex < 0)
            return NameOf(ContainerAt(type, Mistake.OnClass - mistake.AttributeIndex));

        return Locate(type, mistake.AttributeIndex, mistake.Argument) ?? NameOf(type);
    }

    /// <summary>For a mistake that a block has where it is used: the layer of the block, if its source is at hand.</summary>
    public static IEnumerable<Location> LocateInside(INamedTypeSymbol type, Mistake mistake)
    {
        if (mistake.Inside is not { } inside)
            return [];

        var block = BlockSymbols.UsedBy(type).FirstOrDefault(candidate => BlockSymbols.KeyOf(candidate) == inside.Block);
        return block is not null && Locate(block, inside.AttributeIndex, inside.Argument) is { } location ? [location] : [];
    }

    /// <summary>The type's name, on the declaration with <c>[Network]</c> or <c>[Block]</c> where there is one.</summary>
    public static Location NameOf(INamedTypeSymbol type)
    {
        var mark = type.GetAttributes().FirstOrDefault(NetworkAttributes.IsMark)?.ApplicationSyntaxReference?.GetSyntax();
        var declaration = mark?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()
            ?? type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax())
                .OfType<BaseTypeDeclarationSyntax>()
                .FirstOrDefault();
        return declaration?.Identifier.GetLocation() ?? Location.None;
    }

    private static Location? Locate(INamedTypeSymbol type, int index, string? argument)
    {
        var attribute = NetworkAttributes.Of(type)[index];
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return null;

        var part = argument is null ? null : TypeArgumentOf(attribute, syntax, argument) ?? ArgumentOf(attribute.AttributeConstructor, syntax, argument);
        return (part ?? (SyntaxNode)syntax).GetLocation();
    }

    /// <summary>The value of an argument (<c>units</c>, <c>shape[1]</c>) where it is written; null where it isn't.</summary>
    public static ExpressionSyntax? ArgumentOf(IMethodSymbol? constructor, AttributeSyntax syntax, string argument)
    {
        var bracket = argument.IndexOf('[');
        if (bracket < 0)
            return Values(constructor, syntax, argument).FirstOrDefault();

        // An element: of the values that became a params array, or of the one value that is an array.
        var index = int.Parse(argument.Substring(bracket + 1).TrimEnd(']'), CultureInfo.InvariantCulture);
        var values = Values(constructor, syntax, argument.Substring(0, bracket)).ToList();
        if (values.Count != 1)
            return values.ElementAtOrDefault(index);
        return ElementsOf(values[0]).ElementAtOrDefault(index) ?? values[0];
    }

    private static INamedTypeSymbol ContainerAt(INamedTypeSymbol type, int distance) =>
        distance == 0 || type.ContainingType is null ? type : ContainerAt(type.ContainingType, distance - 1);

    private static TypeSyntax? TypeArgumentOf(AttributeData attribute, AttributeSyntax syntax, string parameter)
    {
        var name = syntax.Name is QualifiedNameSyntax { Right: var right } ? right
            : syntax.Name is AliasQualifiedNameSyntax { Name: var own } ? own : syntax.Name;
        var index = attribute.AttributeClass!.TypeParameters.Select(candidate => candidate.Name).ToList().IndexOf(parameter);
        return name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.ElementAtOrDefault(index) : null;
    }

    // A mistake in a layer calls an argument by the property's name; the constructor's parameter differs in case only.
    private static IEnumerable<ExpressionSyntax> Values(IMethodSymbol? constructor, AttributeSyntax syntax, string name)
    {
        var parameters = constructor?.Parameters ?? [];
        var position = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? [])
        {
            var own = argument.NameEquals?.Name.Identifier.ValueText
                ?? argument.NameColon?.Name.Identifier.ValueText
                ?? (parameters.Length == 0 ? null : parameters[Math.Min(position++, parameters.Length - 1)].Name);
            if (string.Equals(own, name, StringComparison.OrdinalIgnoreCase))
                yield return argument.Expression;
        }
    }

    private static IEnumerable<ExpressionSyntax> ElementsOf(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression),
        _ => [],
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>How long an array or a span is, and what is in it, where the source says so.</summary>
internal static class KnownLength
{
    /// <summary>The number of elements; null where it isn't a constant.</summary>
    public static int? Of(IOperation? value) => Source(value, elementsToo: false) switch
    {
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } when sizes[0].ConstantValue is { HasValue: true, Value: int length } => length,
        ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation) =>
            collection.Elements.Length,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } }, SemanticModel: { } model }
            when model.GetConstantValue(ranks[0].Sizes[0]) is { HasValue: true, Value: int length } => length,
        _ => null,
    };

    /// <summary>The elements that are written out.</summary>
    public static IEnumerable<IOperation> Elements(IOperation? value) => Source(value, elementsToo: true) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements.Where(element => element is not ISpreadOperation),
        _ => [],
    };

    // Through conversions, and back from a local variable to what it starts with, if nothing can have changed it. One step: a variable that
    // starts with another is somebody's own business.
    private static IOperation? Source(IOperation? value, bool elementsToo)
    {
        var source = WithoutConversions(value);
        return source is ILocalReferenceOperation reference ? WithoutConversions(Initializer(reference, elementsToo)) : source;
    }

    private static IOperation? WithoutConversions(IOperation? value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }

    private static IOperation? Initializer(ILocalReferenceOperation reference, bool elementsToo)
    {
        var local = reference.Local;
        if (local.IsRef || reference.SemanticModel is not { } model
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } start } declarator
            || declarator.Span.Contains(reference.Syntax.Span)
            || declarator.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) is not { } member)
            return null;

        var isSafe = member.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name)
            .All(name => OnlyReads(name, elementsToo));
        return isSafe ? model.GetOperation(start) : null;
    }

    // As an argument by value, for its length, or (if only the length matters) for an element.
    private static bool OnlyReads(IdentifierNameSyntax name, bool elementsToo) => name.Parent switch
    {
        ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent: not TupleExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } access => access.Expression == name,
        ElementAccessExpressionSyntax access => access.Expression == name && !elementsToo,
        _ => false,
    };
}

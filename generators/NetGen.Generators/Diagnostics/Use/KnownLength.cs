using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>How long an array or a span is, and what is in it, where the source says so.</summary>
internal static class KnownLength
{
    /// <summary>The number of elements; null where it isn't a constant.</summary>
    public static int? Of(IOperation? value) => Source(value) switch
    {
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } when sizes[0].ConstantValue is { HasValue: true, Value: int length } => length,
        ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation) =>
            collection.Elements.Length,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } }, SemanticModel: { } model }
            when model.GetConstantValue(ranks[0].Sizes[0]) is { HasValue: true, Value: int length } => length,
        _ => null,
    };

    /// <summary>The elements that are written out.</summary>
    public static IEnumerable<IOperation> Elements(IOperation? value) => Source(value) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements.Where(element => element is not ISpreadOperation),
        _ => [],
    };

    // Through conversions, and back from a local variable that is never assigned again.
    private static IOperation? Source(IOperation? value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is ILocalReferenceOperation { Local: var local } reference && Initializer(local, reference) is { } start
            ? Source(start)
            : value;
    }

    private static IOperation? Initializer(ILocalSymbol local, IOperation reference)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } start } declarator
            || reference.SemanticModel is not { } model
            || declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } block
            || IsAssigned(local.Name, block))
            return null;
        return model.GetOperation(start);
    }

    private static bool IsAssigned(string name, BlockSyntax block) => block.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var left } } => left == name,
        ArgumentSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var passed } } argument =>
            passed == name && !argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
        _ => false,
    });
}

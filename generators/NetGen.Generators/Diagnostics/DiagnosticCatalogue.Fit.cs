using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>Parts that are right by themselves and don't fit together.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor WrongInputShape = new(
        DiagnosticIds.WrongInputShape,
        "Layer can't take its input",
        "{0} needs {1}, but {2}: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.WrongInputShape));

    public static readonly DiagnosticDescriptor TooLarge = new(
        DiagnosticIds.TooLarge,
        "Network is too large",
        "{0} {1}; the limit is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.TooLarge));

    public static readonly DiagnosticDescriptor LastLayerDoesNotFitLoss = new(
        DiagnosticIds.LastLayerDoesNotFitLoss,
        "Last layer doesn't fit the loss",
        "{0} {1}, but {2} wants {3}: {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.LastLayerDoesNotFitLoss));

    public static readonly DiagnosticDescriptor WrongNumberOfClassWeights = new(
        DiagnosticIds.WrongNumberOfClassWeights,
        "Number of class weights isn't the number of classes",
        "{0} has {1} class weights, but the network has {2} outputs; give one weight a class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.WrongNumberOfClassWeights));

    public static readonly DiagnosticDescriptor MetricDoesNotFitLoss = new(
        DiagnosticIds.MetricDoesNotFitLoss,
        "Metric doesn't fit the loss",
        "[{0}] makes no sense with [{1}]; metrics that do: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.MetricDoesNotFitLoss));
}

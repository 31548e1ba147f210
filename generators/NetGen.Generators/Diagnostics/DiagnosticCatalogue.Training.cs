using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of losses, optimizers and metrics.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor AdamWithWeightDecay = new(
        DiagnosticIds.AdamWithWeightDecay,
        "Weight decay on Adam",
        "{0} adds the weight decay to the gradient, where Adam's scaling changes it for each weight: take [AdamW], which "
        + "decays the weights themselves, and choose the number anew (0.01 is usual)",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.AdamWithWeightDecay));

    public static readonly DiagnosticDescriptor UnusualLearningRate = new(
        DiagnosticIds.UnusualLearningRate,
        "Unusual learning rate",
        "{0} is used with learning rates from {1} to {2}, and this is {3}: start with {4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.UnusualLearningRate));

    public static readonly DiagnosticDescriptor L2WithWeightDecay = new(
        DiagnosticIds.L2WithWeightDecay,
        "L2 penalty beside weight decay",
        "{0} has L2 = {1} and {2} has a weight decay of {3}, so its weights are pulled to 0 twice: keep one of the two",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.L2WithWeightDecay));

    public static readonly DiagnosticDescriptor AccuracyOfWeightedClasses = new(
        DiagnosticIds.AccuracyOfWeightedClasses,
        "Accuracy of weighted classes",
        "{0} says little where the weights of the classes differ by a factor of {1}, because rare classes hardly count "
        + "in it: add [F1Score]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.AccuracyOfWeightedClasses));

    public static readonly DiagnosticDescriptor TwoClippings = new(
        DiagnosticIds.TwoClippings,
        "Gradients are clipped twice",
        "{0} clips each gradient (ClipValue) and their norm (ClipNorm): the first bends the direction that the second "
        + "keeps; keep one of the two",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.TwoClippings));

    public static readonly DiagnosticDescriptor BetasSwapped = new(
        DiagnosticIds.BetasSwapped,
        "Beta1 is above Beta2",
        "{0}: Beta1 is {1} and Beta2 is {2}, but gradients are averaged over fewer steps than their squares; are the two "
        + "swapped?",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BetasSwapped));
}

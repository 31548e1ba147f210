using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>Parts of a network that are missing, there twice, or in the wrong place.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor NoInput = new(
        DiagnosticIds.NoInput,
        "Network has no input",
        "Network '{0}' has no input; add [Input(...)] above its layers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NoInput));

    public static readonly DiagnosticDescriptor SeveralInputs = new(
        DiagnosticIds.SeveralInputs,
        "Network has several inputs",
        "Network '{0}' has more than one input; keep one [Input(...)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeveralInputs));

    public static readonly DiagnosticDescriptor InputBelowLayers = new(
        DiagnosticIds.InputBelowLayers,
        "Input stands below layers",
        "[Input] stands below {0}; data flow from top to bottom, so put it above all layers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.InputBelowLayers));

    public static readonly DiagnosticDescriptor NothingToTrain = new(
        DiagnosticIds.NothingToTrain,
        "Network has nothing to train",
        "Network '{0}' has no layer with trainable parameters; add one, such as [Dense(10)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NothingToTrain));

    public static readonly DiagnosticDescriptor NoLoss = new(
        DiagnosticIds.NoLoss,
        "Network has no loss",
        "Network '{0}' has no loss; add one, such as [CrossEntropyLoss] for classes or [MeanSquaredErrorLoss] for numbers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NoLoss));

    public static readonly DiagnosticDescriptor SeveralLosses = new(
        DiagnosticIds.SeveralLosses,
        "Network has several losses",
        "Network '{0}' has more than one loss: [{1}] beside [{2}]; keep one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeveralLosses));

    public static readonly DiagnosticDescriptor NoOptimizer = new(
        DiagnosticIds.NoOptimizer,
        "Network has no optimizer",
        "Network '{0}' has no optimizer; add one, such as [Adam(1e-3)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NoOptimizer));

    public static readonly DiagnosticDescriptor SeveralOptimizers = new(
        DiagnosticIds.SeveralOptimizers,
        "Network has several optimizers",
        "Network '{0}' has more than one optimizer: [{1}] beside [{2}]; keep one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeveralOptimizers));
}

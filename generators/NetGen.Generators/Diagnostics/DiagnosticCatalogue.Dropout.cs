using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of dropout.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor DropoutAtTheEnd = new(
        DiagnosticIds.DropoutAtTheEnd,
        "Dropout at the end",
        "{0} drops outputs of the network itself, which no weights behind it can make up for: put it before the last "
        + "layer with weights",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.DropoutAtTheEnd));

    public static readonly DiagnosticDescriptor DropoutBeforeRegressionOutput = new(
        DiagnosticIds.DropoutBeforeRegressionOutput,
        "Dropout before the output of a regression",
        "{0} stands before the output for {1}, which counts the noise of training as errors, so predictions shrink to "
        + "the mean: put it further up or leave it out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.DropoutBeforeRegressionOutput));

    public static readonly DiagnosticDescriptor SeluDropout = new(
        DiagnosticIds.SeluDropout,
        "Dropout behind SELU",
        "{0} behind {1}: values that are set to 0 take away the mean 0 and variance 1 that SELU keeps; leave the dropout "
        + "out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeluDropout));

    public static readonly DiagnosticDescriptor DropoutBeforeBatchNorm = new(
        DiagnosticIds.DropoutBeforeBatchNorm,
        "Dropout before BatchNorm",
        "{0} stands before {1}: dropout changes the variance that the normalisation averages, and at inference it is "
        + "another; put it behind",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.DropoutBeforeBatchNorm));

    public static readonly DiagnosticDescriptor HighDropoutRate = new(
        DiagnosticIds.HighDropoutRate,
        "High dropout rate",
        "{0} keeps only {1} % of the values: rates above 0.8 hardly let a network learn; 0.5 is strong",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.HighDropoutRate));
}

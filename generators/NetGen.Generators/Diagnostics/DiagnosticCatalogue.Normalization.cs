using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of normalisations.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor BiasBeforeNormalization = new(
        DiagnosticIds.BiasBeforeNormalization,
        "Bias before a normalisation",
        "{0} has a bias that {1} takes away again with the mean: set UseBias = false",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BiasBeforeNormalization));

    public static readonly DiagnosticDescriptor NormalizationAtTheEnd = new(
        DiagnosticIds.NormalizationAtTheEnd,
        "Normalisation at the end",
        "{0} normalises the network's own output, so what is predicted hangs on {1}: leave it out, or put it before the "
        + "last layer with weights",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NormalizationAtTheEnd));

    public static readonly DiagnosticDescriptor RepeatedNormalization = new(
        DiagnosticIds.RepeatedNormalization,
        "Normalisation of what is normalised",
        "{0} normalises what {1} has just normalised: keep one of the two",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.RepeatedNormalization));
}

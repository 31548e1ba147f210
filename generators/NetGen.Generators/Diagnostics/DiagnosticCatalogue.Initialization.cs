using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of how weights start.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor SeluInitializer = new(
        DiagnosticIds.SeluInitializer,
        "SELU without LeCun initialisation",
        "{0}: SELU keeps mean 0 and variance 1 with LeCun initialisation only, but Initializer is {1}: take "
        + "Initializer.LeCunNormal",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeluInitializer));

    public static readonly DiagnosticDescriptor InitializerDoesNotFit = new(
        DiagnosticIds.InitializerDoesNotFit,
        "Initialiser doesn't fit the activation",
        "{0}: Initializer.{1} is made for {2}, but the activation is {3}: take Initializer.{4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.InitializerDoesNotFit));

    public static readonly DiagnosticDescriptor SymmetricInitializer = new(
        DiagnosticIds.SymmetricInitializer,
        "Weights that start equal don't learn",
        "{0}: {1}; leave Initializer out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SymmetricInitializer));
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of layers and their sizes.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor LayerWithoutEffect = new(
        DiagnosticIds.LayerWithoutEffect,
        "Layer has no effect",
        "{0} has no effect: {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.LayerWithoutEffect));

    public static readonly DiagnosticDescriptor StrideBeyondKernel = new(
        DiagnosticIds.StrideBeyondKernel,
        "Stride goes beyond the kernel",
        "{0} moves by {1} with a kernel that reaches {2}, so values between are never read: set {3} to {2} at most",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.StrideBeyondKernel));

    public static readonly DiagnosticDescriptor HiddenLayerOfOneUnit = new(
        DiagnosticIds.HiddenLayerOfOneUnit,
        "Hidden layer of one unit",
        "{0} leaves one number of all that came in, and {1} must make do with it: give it more units",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.HiddenLayerOfOneUnit));
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>Arguments that are wrong by themselves.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor ValueOutOfRange = new(
        DiagnosticIds.ValueOutOfRange,
        "Value is out of range",
        "{0}: {1} is {2}, but must be {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ValueOutOfRange));

    public static readonly DiagnosticDescriptor InvalidLayerName = new(
        DiagnosticIds.InvalidLayerName,
        "Layer name is invalid",
        "{0}: the name '{1}' must be made of letters A to Z, digits and underscores, in parts separated by dots",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.InvalidLayerName));

    public static readonly DiagnosticDescriptor LayerNamesCollide = new(
        DiagnosticIds.LayerNamesCollide,
        "Layer names collide",
        "{0} is named '{1}', which collides with {2}, named '{3}'; the parameters of two layers can't share a name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.LayerNamesCollide));

    public static readonly DiagnosticDescriptor ConflictingOptions = new(
        DiagnosticIds.ConflictingOptions,
        "Options conflict",
        "{0}: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ConflictingOptions));
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What can be wrong with the class that a network or block is declared on.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor GeneratorFailed = new(
        DiagnosticIds.GeneratorFailed,
        "NetGen failed",
        "NetGen failed on network '{0}'; this is a defect of NetGen, please report it: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.GeneratorFailed));

    public static readonly DiagnosticDescriptor BrokenNetwork = new(
        DiagnosticIds.BrokenNetwork,
        "Network has mistakes",
        "Network '{0}' can't be generated: {1}; the first: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BrokenNetwork));

    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        "Network isn't partial",
        "{0} must be partial, because NetGen adds to it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NotPartial));

    public static readonly DiagnosticDescriptor SeveralDeclarations = new(
        DiagnosticIds.SeveralDeclarations,
        "Network or block stands on several declarations",
        "[{0}] stands on another declaration of {1} '{2}' than [{3}], which leaves the order of layers open; keep all "
        + "attributes of a {1} on one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SeveralDeclarations));

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        DiagnosticIds.UnsupportedClass,
        "Class can't be a network",
        "Network '{0}' can't be {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.UnsupportedClass));

    public static readonly DiagnosticDescriptor NetworkAttributeMissing = new(
        DiagnosticIds.NetworkAttributeMissing,
        "[Network] or [Block] is missing",
        "[{0}] has no effect because class '{1}' isn't marked with [Network] or [Block]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NetworkAttributeMissing));

    public static readonly DiagnosticDescriptor GeneratedNameTaken = new(
        DiagnosticIds.GeneratedNameTaken,
        "Name of a generated member is taken",
        "{0} has the name of a member that NetGen adds to the class; choose another name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.GeneratedNameTaken));
}

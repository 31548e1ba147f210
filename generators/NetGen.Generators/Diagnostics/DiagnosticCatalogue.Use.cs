using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>How generated code is used.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor WrongLength = new(
        DiagnosticIds.WrongLength,
        "Wrong length",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.WrongLength));

    public static readonly DiagnosticDescriptor ResultIgnored = new(
        DiagnosticIds.ResultIgnored,
        "Result is ignored",
        "The result of {0} is ignored, and it has no other effect",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ResultIgnored));

    public static readonly DiagnosticDescriptor NetworkInLoop = new(
        DiagnosticIds.NetworkInLoop,
        "Network is created in a loop",
        "A new '{0}' is made in each turn of the loop and never trained there: make it once, before the loop",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NetworkInLoop));

    public static readonly DiagnosticDescriptor ClassOutOfRange = new(
        DiagnosticIds.ClassOutOfRange,
        "Class index is out of range",
        "{0}: class {1} is out of range; '{2}' has {3} classes, 0 to {4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ClassOutOfRange));

    public static readonly DiagnosticDescriptor BatchNormOfSingleSamples = new(
        DiagnosticIds.BatchNormOfSingleSamples,
        "BatchNorm is trained on single samples",
        "{0} trains '{1}' on one sample at a time, but {2} normalises over the batch: take batches of 16 or more, or "
        + "[LayerNorm] or [GroupNorm] instead",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BatchNormOfSingleSamples));

    public static readonly DiagnosticDescriptor SettingOutOfRange = new(
        DiagnosticIds.SettingOutOfRange,
        "Setting is out of range",
        "{0} is {1}, but must be {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SettingOutOfRange));
}

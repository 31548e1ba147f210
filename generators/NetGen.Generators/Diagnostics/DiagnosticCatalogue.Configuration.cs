using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What the project and the compiler must be.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        DiagnosticIds.LanguageVersionTooLow,
        "Language version is too low",
        "The code of network '{0}' needs C# {1}, but the project is compiled as C# {2}: set <LangVersion> to {1} or to "
        + "latest, or remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.LanguageVersionTooLow));

    public static readonly DiagnosticDescriptor AotWithoutFma = new(
        DiagnosticIds.AotWithoutFma,
        "Ahead-of-time code without FMA",
        "Network '{0}' is compiled ahead of time for processors without AVX2 and FMA, which is the default: it will be "
        + "half as fast or slower, and give other last bits than elsewhere; set "
        + "<IlcInstructionSet>native</IlcInstructionSet>, or a set that has both",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.AotWithoutFma));

    public static readonly DiagnosticDescriptor UnknownProperty = new(
        DiagnosticIds.UnknownProperty,
        "Unknown property of NetGen",
        "'{0}' isn't a property of NetGen; {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.UnknownProperty));

    public static readonly DiagnosticDescriptor CompilerTooOld = new(
        DiagnosticIds.CompilerTooOld,
        "Compiler is too old",
        "NetGen needs the C# compiler 4.14 or newer (that of the .NET 10 SDK), but this one is {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.CompilerTooOld));
}

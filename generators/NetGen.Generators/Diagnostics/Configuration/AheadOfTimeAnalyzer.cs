using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;

namespace NetGen.Generators.Diagnostics.Configuration;

/// <summary>
/// A network in a project that is compiled ahead of time for the oldest processors: without an instruction set that has FMA a fused
/// multiply-add is a call of a library function.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AheadOfTimeAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.AotWithoutFma)
{
    private protected override void Register(AnalysisContext context)
    {
        context.RegisterCompilationStartAction(start =>
        {
            if (IsWithoutFma(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static bool IsWithoutFma(AnalyzerConfigOptions properties)
    {
        // Arm processors have FMA always.
        var isArm = Property("RuntimeIdentifier").EndsWith("-arm64", StringComparison.OrdinalIgnoreCase);
        return string.Equals(Property("PublishAot"), "true", StringComparison.OrdinalIgnoreCase)
            && !isArm && !HasFma(Property("IlcInstructionSet"));

        string Property(string name) => properties.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
    }

    // The words that the ahead-of-time compiler knows for sets with FMA: its own, of levels and of processors.
    private static bool HasFma(string sets) => sets.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(set => set.Trim().TrimStart('+').ToLowerInvariant())
        .Any(set => set is "native" or "fma" or "haswell" or "skylake" or "x86-64-v3" or "x86-64-v4" or "x86-x64-v3" or "x86-x64-v4"
            || set.StartsWith("avx512", StringComparison.Ordinal));

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.GetAttributes().Any(NetworkAttributes.IsNetwork))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.AotWithoutFma, MistakeLocator.NameOf(type), type.Name));
    }
}

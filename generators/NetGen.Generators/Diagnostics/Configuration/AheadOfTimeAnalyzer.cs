using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;

namespace NetGen.Generators.Diagnostics.Configuration;

/// <summary>
/// A network in a project that is compiled ahead of time for the oldest processors: without an instruction set that has FMA a fused
/// multiply-add is a call of a library function.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AheadOfTimeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [DiagnosticCatalogue.AotWithoutFma];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
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
            && !isArm && Property("IlcInstructionSet").Length == 0;

        string Property(string name) => properties.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.GetAttributes().Any(NetworkAttributes.IsNetwork))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.AotWithoutFma, MistakeLocator.NameOf(type), type.Name));
    }
}

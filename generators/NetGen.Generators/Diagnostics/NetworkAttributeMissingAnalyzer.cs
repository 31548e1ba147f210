using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Layers on a class that isn't marked with <c>[Network]</c> or <c>[Block]</c>: nothing is generated, and nothing else would say why.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAttributeMissingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [DiagnosticCatalogue.NetworkAttributeMissing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = NetworkAttributes.Of(type);
        if (attributes.Count == 0 || attributes.Any(NetworkAttributes.IsMark))
            return;

        if (attributes[0].ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
        {
            var name = AttributeReader.Read(attributes[0]).Label;
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.NetworkAttributeMissing, syntax.GetLocation(), name, type.Name));
        }
    }
}

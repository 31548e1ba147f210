using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Reports one family of mistakes, live, at the argument in question. It finds nothing by itself: it asks the generator's own passes
/// and shows those mistakes that are of its family.
/// </summary>
public abstract class MistakeAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<DiagnosticDescriptor> _family;

    private protected MistakeAnalyzer(params DiagnosticDescriptor[] family) => _family = [.. family];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => _family;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || !type.GetAttributes().Any(NetworkAttributes.IsNetwork))
            return;

        foreach (var mistake in NetworkDesign.Of(NetworkReader.Read(type)).Mistakes)
        {
            if (_family.FirstOrDefault(candidate => candidate.Id == mistake.Id) is { } descriptor)
            {
                var location = MistakeLocator.Locate(type, mistake);
                context.ReportDiagnostic(Diagnostic.Create(descriptor, location, DiagnosticCatalogue.Arguments(mistake.Words)));
            }
        }
    }
}

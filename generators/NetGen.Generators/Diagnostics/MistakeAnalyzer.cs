using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Reports one family of mistakes, live, at the argument in question. It finds nothing by itself: it asks the generator's own passes
/// and shows those mistakes that are of its family. Of a network and of a block it shows what is wrong with that class; a block that the
/// class uses is shown when its own turn comes.
/// </summary>
public abstract class MistakeAnalyzer : LiveAnalyzer
{
    private protected MistakeAnalyzer(params DiagnosticDescriptor[] family)
        : base(family)
    {
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
            return;

        foreach (var mistake in Findings.Of(type, context.Compilation, context.Options).Mistakes)
        {
            if (SupportedDiagnostics.FirstOrDefault(candidate => candidate.Id == mistake.Id) is { } descriptor)
            {
                var location = MistakeLocator.Locate(type, mistake);
                var inside = MistakeLocator.LocateInside(type, mistake)
                    .Where(place => context.Compilation.ContainsSyntaxTree(place.SourceTree!));
                var (mend, words) = (MendProperties.Of(mistake.Mend), DiagnosticCatalogue.Arguments(mistake.Words));
                context.ReportDiagnostic(Diagnostic.Create(descriptor, location, inside, mend, words));
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Reports one family of mistakes, live, at the argument in question. It finds nothing by itself: it asks the generator's own passes
/// and shows those mistakes that are of its family. Of a network and of a block it shows what is wrong with that class; a block that the
/// class uses is shown when its own turn comes.
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
        if (type.TypeKind != TypeKind.Class)
            return;

        foreach (var mistake in MistakesOf(type))
        {
            if (_family.FirstOrDefault(candidate => candidate.Id == mistake.Id) is { } descriptor)
            {
                var location = MistakeLocator.Locate(type, mistake);
                var inside = MistakeLocator.LocateInside(type, mistake)
                    .Where(place => context.Compilation.ContainsSyntaxTree(place.SourceTree!));
                context.ReportDiagnostic(Diagnostic.Create(descriptor, location, inside, DiagnosticCatalogue.Arguments(mistake.Words)));
            }
        }
    }

    private static IEnumerable<Mistake> MistakesOf(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        if (attributes.Any(NetworkAttributes.IsNetwork))
            return NetworkDesign.Of(NetworkReader.Read(type)).Mistakes.Where(mistake => mistake.Block is null);
        if (!attributes.Any(NetworkAttributes.IsBlock))
            return [];

        var blocks = BlockReader.WithUsed(type);
        return new BlockLibrary(blocks).Find(blocks[0].Key).Mistakes;
    }
}

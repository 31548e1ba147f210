using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Layers on a class that isn't marked with <c>[Network]</c> or <c>[Block]</c>: nothing is generated, and nothing else would say why.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAttributeMissingAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.NetworkAttributeMissing)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = NetworkAttributes.Of(type);
        if (type.TypeKind != TypeKind.Class || attributes.Count == 0 || attributes.Any(NetworkAttributes.IsMark))
            return;

        if (attributes[0].ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
        {
            var name = AttributeReader.Read(attributes[0]).Label;
            var mend = MendProperties.Of(Mend.InsertBefore(attributes.Any(IsOfNetworks) ? NetworkAttributes.Network : NetworkAttributes.Block));
            context.ReportDiagnostic(
                Diagnostic.Create(DiagnosticCatalogue.NetworkAttributeMissing, syntax.GetLocation(), mend, name, type.Name));
        }
    }

    // Layers alone may become a block; with any other part the class is a network.
    private static bool IsOfNetworks(AttributeData attribute) => !LayerParser.Knows(NetworkAttributes.ShortName(attribute));
}

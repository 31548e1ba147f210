using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>Arguments that are wrong by themselves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValuesAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.ValueOutOfRange,
    DiagnosticCatalogue.InvalidLayerName,
    DiagnosticCatalogue.LayerNamesCollide,
    DiagnosticCatalogue.ConflictingOptions);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of normalisations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NormalizationAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.BiasBeforeNormalization,
    DiagnosticCatalogue.NormalizationAtTheEnd,
    DiagnosticCatalogue.RepeatedNormalization);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>Parts that are right by themselves and don't fit together: shapes, the loss, the metrics.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FitAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.WrongInputShape,
    DiagnosticCatalogue.TooLarge,
    DiagnosticCatalogue.LastLayerDoesNotFitLoss,
    DiagnosticCatalogue.WrongNumberOfClassWeights,
    DiagnosticCatalogue.MetricDoesNotFitLoss);

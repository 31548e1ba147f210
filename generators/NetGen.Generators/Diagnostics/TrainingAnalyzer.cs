using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of losses, optimizers and metrics.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.AdamWithWeightDecay,
    DiagnosticCatalogue.UnusualLearningRate,
    DiagnosticCatalogue.L2WithWeightDecay,
    DiagnosticCatalogue.AccuracyOfWeightedClasses,
    DiagnosticCatalogue.TwoClippings,
    DiagnosticCatalogue.BetasSwapped);

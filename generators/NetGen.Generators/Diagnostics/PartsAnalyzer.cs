using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>Parts of a network that are missing, there twice, or in the wrong place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartsAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.NoInput,
    DiagnosticCatalogue.SeveralInputs,
    DiagnosticCatalogue.InputBelowLayers,
    DiagnosticCatalogue.NothingToTrain,
    DiagnosticCatalogue.NoLoss,
    DiagnosticCatalogue.SeveralLosses,
    DiagnosticCatalogue.NoOptimizer,
    DiagnosticCatalogue.SeveralOptimizers);

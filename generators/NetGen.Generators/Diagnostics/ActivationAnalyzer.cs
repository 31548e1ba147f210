using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of activations: too few, too many, in the wrong place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActivationAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.TwoLinearLayers,
    DiagnosticCatalogue.ActivationOfScores,
    DiagnosticCatalogue.RectifiedRegression,
    DiagnosticCatalogue.VanishingGradients,
    DiagnosticCatalogue.ActivationAfterActivation,
    DiagnosticCatalogue.SlopeNotBelowOne);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of layers and their sizes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayersAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.LayerWithoutEffect,
    DiagnosticCatalogue.StrideBeyondKernel,
    DiagnosticCatalogue.HiddenLayerOfOneUnit);

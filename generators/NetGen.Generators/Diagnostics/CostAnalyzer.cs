using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What a network costs: beyond its budget an error, elsewhere information.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.WastedLanes,
    DiagnosticCatalogue.DominatingLayer,
    DiagnosticCatalogue.WeightsBeyondCache,
    DiagnosticCatalogue.MoreParametersThanData,
    DiagnosticCatalogue.BudgetExceeded);

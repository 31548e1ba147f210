using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of dropout.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DropoutAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.DropoutAtTheEnd,
    DiagnosticCatalogue.DropoutBeforeRegressionOutput,
    DiagnosticCatalogue.SeluDropout,
    DiagnosticCatalogue.DropoutBeforeBatchNorm,
    DiagnosticCatalogue.HighDropoutRate);

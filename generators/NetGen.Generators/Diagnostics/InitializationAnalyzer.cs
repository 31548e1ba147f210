using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of how weights start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InitializationAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.SeluInitializer,
    DiagnosticCatalogue.InitializerDoesNotFit,
    DiagnosticCatalogue.SymmetricInitializer);

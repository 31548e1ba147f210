using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>The class itself: is it partial, can it be extended, are the names free that it gets, do all attributes stand on one declaration?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.NotPartial,
    DiagnosticCatalogue.SeveralDeclarations,
    DiagnosticCatalogue.UnsupportedClass,
    DiagnosticCatalogue.GeneratedNameTaken,
    DiagnosticCatalogue.LanguageVersionTooLow);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generators.Diagnostics;

/// <summary>Blocks: is the type one, has it layers and nothing else, does it end, do the branches fit together?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlocksAnalyzer() : MistakeAnalyzer(
    DiagnosticCatalogue.NotABlock,
    DiagnosticCatalogue.BlockContainsItself,
    DiagnosticCatalogue.EmptyBlock,
    DiagnosticCatalogue.NotPartOfABlock,
    DiagnosticCatalogue.NetworkAndBlock,
    DiagnosticCatalogue.BranchesDoNotFit);

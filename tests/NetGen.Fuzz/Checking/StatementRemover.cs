using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Fuzz.Checking;

/// <summary>Leaves of a file what it declares.</summary>
internal sealed class StatementRemover : CSharpSyntaxRewriter
{
    private static readonly StatementRemover Instance = new();

    public static SyntaxTree Apply(SyntaxTree tree) => tree.WithRootAndOptions(Instance.Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode VisitBlock(BlockSyntax node) => SyntaxFactory.Block();
}

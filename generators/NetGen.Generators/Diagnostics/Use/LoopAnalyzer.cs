using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>
/// Networks that are made anew in each turn of a loop only to predict. One that is trained there, or kept, is an experiment and wants to be
/// new.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.NetworkInLoop)
{
    private protected override void Register(AnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (LoopAround(creation.Syntax) is { } loop && IsTheSameEachTime(creation) && !IsLeft(loop) && OnlyPredicts(creation, loop)
            && NetworkType.Of(creation.Type, context.Compilation, context.Options) is { } network)
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.NetworkInLoop, creation.Syntax.GetLocation(), network.Name));
    }

    // Seeds that differ from turn to turn are compared.
    private static bool IsTheSameEachTime(IObjectCreationOperation creation) =>
        creation.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue.HasValue);

    // A loop that tries again until it succeeds makes what it needs.
    private static bool IsLeft(StatementSyntax loop) =>
        loop.DescendantNodes().Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax);

    private static StatementSyntax? LoopAround(SyntaxNode node)
    {
        for (var ancestor = node; ancestor is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); ancestor = ancestor.Parent)
        {
            var body = ancestor.Parent switch
            {
                ForStatementSyntax loop => loop.Statement,
                CommonForEachStatementSyntax loop => loop.Statement,
                WhileStatementSyntax loop => loop.Statement,
                DoStatementSyntax loop => loop.Statement,
                _ => null,
            };
            if (body is not null && body == ancestor)
                return body;
        }

        return null;
    }

    private static bool OnlyPredicts(IObjectCreationOperation creation, StatementSyntax loop) => creation.Parent switch
    {
        // new Net().Predict(…)
        IInvocationOperation { TargetMethod.Name: var name } => IsPrediction(name),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => Uses(local.Name, loop).All(IsPrediction),
        _ => false,
    };

    // The methods called on a local; the name of nothing for any other use.
    private static IEnumerable<string> Uses(string local, StatementSyntax loop) => loop.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == local)
        .Select(name => name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member, Expression: var target } && target == name ? member : "");

    private static bool IsPrediction(string method) => method is "Predict" or "PredictProbabilities" or "Classify" or "Loss" or "Load" or "Evaluate";
}

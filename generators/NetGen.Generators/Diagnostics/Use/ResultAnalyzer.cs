using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generators.Diagnostics.Use;

/// <summary>Calls whose only effect is their result, which is thrown away: data that aren't shuffled after all, a loss that nobody reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultAnalyzer() : LiveAnalyzer(DiagnosticCatalogue.ResultIgnored)
{
    private static readonly string[] OfNetworks = ["Classify", "Loss", "Evaluate"];

    private protected override void Register(AnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.ExpressionStatement);

    private static void Analyze(OperationAnalysisContext context)
    {
        // A lambda without braces may be made for whatever its call does: a timing, a warm-up.
        if (context.Operation is not IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } call }
            || method.ReturnsVoid || call.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.LambdaExpressionSyntax)
            return;

        var isPure = NetworkType.Of(method.ContainingType, context.Compilation, context.Options) is not null ? OfNetworks.Contains(method.Name) : MakesData(method);
        if (isPure)
        {
            var name = $"{method.ContainingType.Name}.{method.Name}";
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.ResultIgnored, call.Syntax.GetLocation(), name));
        }
    }

    // Data sets don't change: what loads, splits, shuffles or scales gives a new one.
    private static bool MakesData(IMethodSymbol method) =>
        IsOfData(method.ContainingType) && method.ReturnType is INamedTypeSymbol { Name: "DataSet" or "TrainTestSplit" } result && IsOfData(result);

    private static bool IsOfData(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Data", ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } };
}

using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetGen.TestKit;

/// <summary>Applies a refactoring to a selection of a source.</summary>
public static class RefactoringVerifier
{
    /// <summary>The source afterwards; null if nothing is offered there.</summary>
    /// <param name="refactoring">The provider.</param>
    /// <param name="source">The source.</param>
    /// <param name="from">Where the selection begins.</param>
    /// <param name="to">Where it ends.</param>
    public static async Task<string?> Apply(CodeRefactoringProvider refactoring, string source, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(refactoring);
        var document = CodeFixVerifier.Open(source);
        var actions = new List<CodeAction>();
        var span = TextSpan.FromBounds(Math.Min(from, to), Math.Max(from, to));
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, span, actions.Add, CancellationToken.None));
        if (actions.Count == 0)
            return null;

        return await CodeFixVerifier.Apply(document, Assert.Single(actions));
    }
}

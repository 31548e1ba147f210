using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>Applies all mends of one kind in one go: each is a few changes of text, and changes that touch nothing in common go together.</summary>
internal sealed class MendFixAll : FixAllProvider
{
    public static readonly MendFixAll Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edits = new List<(Project Project, MendEdits Edits)>();
        foreach (var project in ProjectsOf(fixAllContext))
        {
            var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            edits.Add((project, await MendEdits.Of(project, diagnostics, fixAllContext.CancellationToken, fixAllContext.CodeActionEquivalenceKey).ConfigureAwait(false)));
        }

        return CodeAction.Create("Fix all", Apply, equivalenceKey: fixAllContext.CodeActionEquivalenceKey);

        async Task<Solution> Apply(CancellationToken cancellation)
        {
            var solution = fixAllContext.Solution;
            foreach (var (_, mends) in edits)
                solution = await mends.ApplyTo(solution, cancellation).ConfigureAwait(false);
            return solution;
        }
    }

    private static ImmutableArray<Project> ProjectsOf(FixAllContext context) =>
        context.Scope == FixAllScope.Solution ? [.. context.Solution.Projects] : [context.Project];
}

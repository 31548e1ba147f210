using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generators.Diagnostics;

namespace NetGen.CodeFixes;

/// <summary>
/// Offers the mend that a diagnostic carries: the rule that found the mistake knows what mends it, and says so in terms of attributes
/// and arguments. Here it only becomes text.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendCodeFix)), Shared]
public sealed class MendCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => DiagnosticCatalogue.Mendable;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => MendFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (MendProperties.Read(diagnostic.Properties) is not { } mend)
                continue;

            var project = context.Document.Project;
            var edits = await MendEdits.Of(project, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (edits.IsEmpty)
                continue;

            var action = CodeAction.Create(mend.Title, cancellation => edits.ApplyTo(project.Solution, cancellation), MendEdits.KeyOf(diagnostic, mend));
            context.RegisterCodeFix(action, diagnostic);
        }
    }
}

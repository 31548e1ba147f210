using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.TestKit;

/// <summary>Applies a code fix to a source, at its first diagnostic or at all of them, and compares the result.</summary>
public static class CodeFixVerifier
{
    /// <summary>Fixes the first marked diagnostic.</summary>
    /// <param name="fix">The provider.</param>
    /// <param name="markup">The source; its first mark is what is fixed.</param>
    /// <param name="expected">The source after the fix.</param>
    public static async Task Verify(CodeFixProvider fix, string markup, string expected)
    {
        ArgumentNullException.ThrowIfNull(fix);
        var document = Open(markup, out var id);
        var diagnostic = (await Diagnose(document, id))[0];
        Assert.Equal(expected, await Apply(document, await ActionFor(fix, document, diagnostic)));
    }

    /// <summary>Fixes every diagnostic of the marked kind in one go, as an IDE does for a document.</summary>
    /// <param name="fix">The provider.</param>
    /// <param name="markup">The source; its first mark is the kind that is fixed.</param>
    /// <param name="expected">The source after the fix.</param>
    public static async Task VerifyFixAll(CodeFixProvider fix, string markup, string expected)
    {
        ArgumentNullException.ThrowIfNull(fix);
        var document = Open(markup, out var id);
        var diagnostics = await Diagnose(document, id);
        var single = await ActionFor(fix, document, diagnostics[0]);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, single.EquivalenceKey!, [id], new Known(diagnostics), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.Equal(expected, await Apply(document, action!));
    }

    private static Document Open(string markup, out string id)
    {
        var parsed = Markup.Parse(markup);
        id = parsed.Expected[0].Id;
        return Open(parsed.Source);
    }

    /// <summary>A source as a document of a project, as an editor has it.</summary>
    internal static Document Open(string source)
    {
        var compilation = CSharpCompiler.Compile(source);
        var project = new AdhocWorkspace().AddProject("Tests", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(CSharpCompiler.ParseOptions)
            .WithMetadataReferences(compilation.References);
        project = project.AddDocument("Usings.cs", compilation.SyntaxTrees[0].GetText()).Project;
        return project.AddDocument(CSharpCompiler.FileName(0), source);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Diagnose(Document document, string id)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        var diagnostics = await NetGenAnalyzers.Run(compilation);
        return [.. diagnostics.Where(diagnostic => diagnostic.Id == id)];
    }

    /// <summary>What the fixes offer for a diagnostic; null where they have nothing.</summary>
    internal static async Task<CodeAction?> FirstAction(IEnumerable<CodeFixProvider> fixes, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            await fix.RegisterCodeFixesAsync(context);
        }

        return actions.FirstOrDefault();
    }

    private static async Task<CodeAction> ActionFor(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        return Assert.Single(actions);
    }

    internal static async Task<string> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Known(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.CodeFixes;

/// <summary>What mends come to in the files of a project.</summary>
internal sealed class MendEdits
{
    private readonly Dictionary<DocumentId, AttributeListEditor> _editors = [];

    // A block that is used twice may be at fault twice, and is mended once.
    private readonly HashSet<(AttributeEdit, AttributeSyntax)> _known = [];

    /// <summary>Whether nothing can be done: the place isn't there any more, or an argument isn't written there.</summary>
    public bool IsEmpty => _editors.Values.All(editor => editor.IsEmpty);

    /// <summary>What tells mends that go together, for all of a file or a project, from others.</summary>
    public static string KeyOf(Diagnostic diagnostic, Mend mend)
    {
        // The same attribute everywhere; each argument its own value; an option or a layer, whichever it is.
        var edits = mend.Edits.Select(edit => edit.Kind switch
        {
            EditKind.SetArgument => "set",
            EditKind.RemoveArgument or EditKind.Remove => "remove",
            var kind => $"{kind} {edit.Text}",
        });
        return $"{diagnostic.Id}: {string.Join(", ", edits)}";
    }

    public static async Task<MendEdits> Of(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation, string? key = null)
    {
        var edits = new MendEdits();
        foreach (var diagnostic in diagnostics)
        {
            if (MendProperties.Read(diagnostic.Properties) is { } mend && (key is null || key == KeyOf(diagnostic, mend)))
                await edits.Add(project, diagnostic, mend, cancellation).ConfigureAwait(false);
        }

        return edits;
    }

    public async Task<Solution> ApplyTo(Solution solution, CancellationToken cancellation)
    {
        foreach (var entry in _editors)
        {
            if (solution.GetDocument(entry.Key) is not { } document)
                continue;

            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(entry.Key, text.WithChanges(entry.Value.Changes()));
        }

        return solution;
    }

    private async Task Add(Project project, Diagnostic diagnostic, Mend mend, CancellationToken cancellation)
    {
        // A block's layer that objects where the block is used is mended in the block.
        var place = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (project.GetDocument(place.SourceTree) is not { } document
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;

        var node = (await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false)).FindNode(place.SourceSpan);
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type)
            return;

        var own = node.FirstAncestorOrSelf<AttributeSyntax>();
        var all = NetworkAttributes.Of(type).Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax).ToList();
        foreach (var edit in mend.Edits)
        {
            var target = edit.Kind == EditKind.Append ? LastBesideMark(all) : edit.At is { } index ? all.ElementAtOrDefault(index) : own;
            if (target is null || !_known.Add((edit, target)))
                continue;

            var editor = await EditorOf(project, target, cancellation).ConfigureAwait(false);
            if (edit.Kind is EditKind.MoveBefore or EditKind.MoveBehind or EditKind.Gather)
                await Move(project, edit, target, all, cancellation).ConfigureAwait(false);
            else
                editor?.Add(edit, target, ConstructorOf(model, target));
        }
    }

    private async Task Move(Project project, AttributeEdit edit, AttributeSyntax target, List<AttributeSyntax?> all, CancellationToken cancellation)
    {
        var destination = edit.Destination is { } index ? all.ElementAtOrDefault(index) : LastBesideMark(all);
        if (destination is null || await EditorOf(project, destination, cancellation).ConfigureAwait(false) is not { } to)
            return;

        var moved = edit.Kind != EditKind.Gather ? [target] : all.Where(attribute => attribute?.Parent?.Parent == target.Parent?.Parent).ToList();
        foreach (var attribute in moved)
        {
            if (await EditorOf(project, attribute!, cancellation).ConfigureAwait(false) is not { } from)
                continue;

            from.Add(new AttributeEdit(EditKind.Remove), attribute!, null);
            var isBefore = edit.Kind == EditKind.MoveBefore;
            var copy = new AttributeEdit(isBefore ? EditKind.InsertBefore : EditKind.InsertAfter, attribute!.ToString()) { IsCopied = true };
            to.Add(copy, edit.Kind == EditKind.Gather && IsInput(attribute) ? all[0]! : destination, null);
        }
    }

    // An input goes above the layers.
    private static bool IsInput(AttributeSyntax attribute) =>
        AttributeListEditor.SimpleName(attribute.Name).Identifier.ValueText is InputParser.Attribute or InputParser.Attribute + "Attribute";

    // The attributes beside the mark come first, in their order.
    private static AttributeSyntax? LastBesideMark(List<AttributeSyntax?> all) =>
        all.TakeWhile(attribute => attribute?.Parent?.Parent == all[0]?.Parent?.Parent).LastOrDefault();

    private static IMethodSymbol? ConstructorOf(SemanticModel model, AttributeSyntax attribute) =>
        model.SyntaxTree == attribute.SyntaxTree ? model.GetSymbolInfo(attribute).Symbol as IMethodSymbol : null;

    private async Task<AttributeListEditor?> EditorOf(Project project, AttributeSyntax attribute, CancellationToken cancellation)
    {
        if (project.GetDocument(attribute.SyntaxTree) is not { } document)
            return null;
        if (!_editors.TryGetValue(document.Id, out var editor))
        {
            editor = new AttributeListEditor(await document.GetTextAsync(cancellation).ConfigureAwait(false));
            _editors.Add(document.Id, editor);
        }

        return editor;
    }
}

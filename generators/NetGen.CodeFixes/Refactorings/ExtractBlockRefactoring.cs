using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.CodeFixes.Refactorings;

/// <summary>
/// Puts the selected layers of a network, or of a block, into a block of their own, and a use of it in their place. Parameters inside get
/// longer names: <c>block1.dense1.weight</c>.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractBlockRefactoring)), Shared]
public sealed class ExtractBlockRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, span, cancellation) = (context.Document, context.Span, context.CancellationToken);
        if (span.IsEmpty || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;

        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        if (root.FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type
            || SelectedLayers(type, span, model.SyntaxTree) is not { Count: > 0 } layers
            || layers.Any(layer => !CanMove(layer, type, model))
            || HasDirectives(layers))
            return;

        var name = FreeName(model, declaration, type.Name + "Block");
        context.RegisterRefactoring(CodeAction.Create(
            "Extract these layers into a block", token => Extract(document, declaration, layers, name, token), nameof(ExtractBlockRefactoring)));
    }

    // All attributes that the selection touches, if they are layers of this class; partly selected ones count as selected.
    private static List<AttributeSyntax> SelectedLayers(INamedTypeSymbol type, TextSpan span, SyntaxTree tree)
    {
        var all = NetworkAttributes.Of(type);
        if (!all.Any(NetworkAttributes.IsMark))
            return [];

        var selected = all
            .Select(attribute => (Data: attribute, Syntax: attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax))
            .Where(attribute => attribute.Syntax is { } syntax && syntax.SyntaxTree == tree && syntax.Span.OverlapsWith(span))
            .ToList();
        return selected.All(attribute => LayerParser.Knows(NetworkAttributes.ShortName(attribute.Data)))
            ? [.. selected.Select(attribute => attribute.Syntax!)]
            : [];
    }

    // A constant of the class has another name elsewhere, or none.
    private static bool CanMove(AttributeSyntax layer, INamedTypeSymbol type, SemanticModel model) => layer.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Select(name => model.GetSymbolInfo(name).Symbol)
        .OfType<IFieldSymbol>()
        .All(field => !SymbolEqualityComparer.Default.Equals(field.ContainingType, type) && field.ContainingType.TypeKind == TypeKind.Enum
            || field.ContainingType is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } && IsQualified(field, layer));

    private static bool IsQualified(IFieldSymbol field, AttributeSyntax layer) => layer.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == field.Name)
        .All(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    // What is left out in some builds can't be moved for all of them.
    private static bool HasDirectives(List<AttributeSyntax> layers) => layers.Any(layer => layer.Parent!.ContainsDirectives)
        || layers.SelectMany(layer => layer.Parent!.GetLeadingTrivia()).Any(trivia => trivia.IsDirective || trivia.RawKind == (int)SyntaxKind.DisabledTextTrivia);

    private static string FreeName(SemanticModel model, TypeDeclarationSyntax declaration, string wanted)
    {
        var name = wanted;
        for (var i = 2; !model.LookupSymbols(declaration.SpanStart, name: name).IsEmpty; i++)
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static async Task<Document> Extract(
        Document document, TypeDeclarationSyntax declaration, List<AttributeSyntax> layers, string name, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var editor = new AttributeListEditor(text);
        editor.Add(new AttributeEdit(EditKind.InsertBefore, $"Block<{name}>"), layers[0], null);
        foreach (var layer in layers)
            editor.Add(new AttributeEdit(EditKind.Remove), layer, null);

        var access = string.Concat(declaration.Modifiers.Where(IsAccess).Select(modifier => modifier.Text + " "));
        string[] lines = ["", "", $"[{AttributeListEditor.Qualified("Block", layers[0])}]", .. layers.Select(layer => $"[{layer}]"), $"{access}class {name};"];
        var indent = editor.IndentOf(declaration.SpanStart);
        var block = string.Join(editor.LineEnd, lines.Select(line => line.Length == 0 ? line : indent + line));
        return document.WithText(text.WithChanges(editor.Changes().Append(new TextChange(new TextSpan(declaration.Span.End, 0), block))));
    }

    private static bool IsAccess(SyntaxToken modifier) => modifier.Text is "public" or "internal" or "private" or "protected" or "file";
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.CodeFixes.Refactorings;

/// <summary>
/// Puts the layers of a block in place of its use, <c>[Block&lt;T&gt;]</c>, where they mean the same there: the block is of the same
/// namespace and has no constants of its own. The block itself stays; others may use it. Parameters get shorter
/// names: <c>dense1.weight</c>.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(InlineBlockRefactoring)), Shared]
public sealed class InlineBlockRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;

        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        if (root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { } use
            || use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type
            || NetworkAttributes.Of(type).FirstOrDefault(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) == use) is not { } data
            || NetworkAttributes.ShortName(data) != "Block<>"
            || data.AttributeClass!.TypeArguments[0] is not INamedTypeSymbol block
            || !SymbolEqualityComparer.Default.Equals(block.ContainingNamespace, type.ContainingNamespace)
            || block.GetMembers().Any(member => member is IFieldSymbol)
            || LayersOf(block, cancellation) is not { Count: > 0 } layers)
            return;

        context.RegisterRefactoring(CodeAction.Create(
            $"Inline block '{block.Name}'", token => Inline(document, use, layers, token), nameof(InlineBlockRefactoring)));
    }

    // Empty where the block's source isn't at hand.
    private static List<string> LayersOf(INamedTypeSymbol block, CancellationToken cancellation)
    {
        var layers = NetworkAttributes.Of(block)
            .Where(attribute => LayerParser.Knows(NetworkAttributes.ShortName(attribute)))
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).ToString() ?? "")
            .ToList();
        return layers.Contains("") ? [] : layers;
    }

    private static async Task<Document> Inline(Document document, AttributeSyntax use, List<string> layers, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var editor = new AttributeListEditor(text);
        foreach (var layer in layers)
            editor.Add(new AttributeEdit(EditKind.InsertBefore, layer), use, null);
        editor.Add(new AttributeEdit(EditKind.Remove), use, null);
        return document.WithText(text.WithChanges(editor.Changes()));
    }
}

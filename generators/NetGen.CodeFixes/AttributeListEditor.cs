using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Spec;

namespace NetGen.CodeFixes;

/// <summary>
/// Edits of attributes as changes of text, in the manner in which they are written: each in brackets of its own on a line of its own, or
/// several in one list.
/// </summary>
internal sealed class AttributeListEditor(SourceText text)
{
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<AttributeSyntax> _removed = [];

    public bool IsEmpty => _changes.Count == 0 && _removed.Count == 0;

    /// <summary>How lines end in this file.</summary>
    public string LineEnd => text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) : "\n";

    /// <summary>Notes an edit; one whose argument isn't written there does nothing.</summary>
    /// <param name="edit">What is to be done.</param>
    /// <param name="attribute">The attribute that it is about.</param>
    /// <param name="constructor">The attribute's constructor, for the names of unnamed arguments.</param>
    public void Add(AttributeEdit edit, AttributeSyntax attribute, IMethodSymbol? constructor)
    {
        var written = edit.IsCopied ? edit.Text : Qualified(edit.Text, attribute);
        switch (edit.Kind)
        {
            case EditKind.InsertBefore:
                Insert(attribute.SpanStart, ListOf(attribute).SpanStart, attribute, written, before: true);
                break;
            case EditKind.InsertAfter or EditKind.Append:
                Insert(attribute.Span.End, ListOf(attribute).Span.End, attribute, written, before: false);
                break;
            case EditKind.Remove:
                _removed.Add(attribute);
                break;
            case EditKind.Rename:
                _changes.Add(new TextChange(SimpleName(attribute.Name).Span, edit.Text));
                break;
            case EditKind.SetArgument:
                Set(attribute, constructor, edit.Argument!, IsNumberOrKeyword(edit.Text) ? edit.Text : written);
                break;
            case EditKind.RemoveArgument:
                Remove(attribute, MistakeLocator.ArgumentOf(constructor, attribute, edit.Argument!)?.Parent as AttributeArgumentSyntax);
                break;
        }
    }

    /// <summary>All changes, in order; of two that touch each other the first.</summary>
    public IEnumerable<TextChange> Changes()
    {
        var changes = _changes.Concat(_removed.GroupBy(ListOf).SelectMany(list => Removals(list.Key, [.. list])));
        var end = -1;
        foreach (var change in changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End > change.Span.Start))
        {
            if (change.Span.Start < end)
                continue;
            yield return change;
            end = change.Span.End;
        }
    }

    private void Insert(int inList, int besideList, AttributeSyntax attribute, string written, bool before)
    {
        var list = ListOf(attribute);
        if (before && list.Attributes.Count == 1 && IsFirstOnLine(list.SpanStart))
        {
            var line = text.Lines.GetLineFromPosition(list.SpanStart).Start;
            _changes.Add(new TextChange(new TextSpan(line, 0), $"{IndentOf(line)}[{written}]{LineEnd}"));
            return;
        }

        if (!before && list.Attributes.Count == 1 && StandsAlone(list))
        {
            // Behind a comment on the line, which is about what stands there.
            var line = text.Lines.GetLineFromPosition(list.Span.End);
            _changes.Add(new TextChange(new TextSpan(line.End, 0), $"{LineEnd}{IndentOf(list.SpanStart)}[{written}]"));
            return;
        }

        if (list.Attributes.Count == 1)
        {
            _changes.Add(new TextChange(new TextSpan(besideList, 0), before ? $"[{written}] " : $" [{written}]"));
            return;
        }

        // In a list over several lines each attribute has its own.
        var separator = IsFirstOnLine(attribute.SpanStart) ? "," + LineEnd + IndentOf(attribute.SpanStart) : ", ";
        _changes.Add(new TextChange(new TextSpan(inList, 0), before ? written + separator : separator + written));
    }

    private IEnumerable<TextChange> Removals(AttributeListSyntax list, IReadOnlyCollection<AttributeSyntax> removed)
    {
        var kept = list.Attributes.Where(attribute => !removed.Contains(attribute)).ToList();
        if (kept.Count == 0)
        {
            yield return new TextChange(StandsAlone(list) ? LinesOf(list) : WithSpace(list.Span), "");
            yield break;
        }

        // With the comma behind it, but for those at the end, which take the comma before them.
        var last = kept[kept.Count - 1];
        for (var i = 0; i < list.Attributes.Count - 1; i++)
        {
            if (removed.Contains(list.Attributes[i]) && list.Attributes[i].SpanStart < last.SpanStart)
                yield return new TextChange(TextSpan.FromBounds(list.Attributes[i].SpanStart, list.Attributes[i + 1].SpanStart), "");
        }

        var end = list.Attributes[list.Attributes.Count - 1].Span.End;
        if (last.Span.End < end)
            yield return new TextChange(TextSpan.FromBounds(last.Span.End, end), "");
    }

    private void Set(AttributeSyntax attribute, IMethodSymbol? constructor, string argument, string value)
    {
        if (MistakeLocator.ArgumentOf(constructor, attribute, argument) is { } expression)
            _changes.Add(new TextChange(expression.Span, value));
        else if (attribute.ArgumentList is { Arguments.Count: > 0 } list)
            _changes.Add(new TextChange(new TextSpan(list.Arguments[list.Arguments.Count - 1].Span.End, 0), $", {argument} = {value}"));
        else if (attribute.ArgumentList is { } empty)
            _changes.Add(new TextChange(new TextSpan(empty.OpenParenToken.Span.End, 0), $"{argument} = {value}"));
        else
            _changes.Add(new TextChange(new TextSpan(attribute.Span.End, 0), $"({argument} = {value})"));
    }

    private void Remove(AttributeSyntax attribute, AttributeArgumentSyntax? argument)
    {
        if (argument is null || attribute.ArgumentList is not { Arguments: var arguments } list)
            return;

        var index = arguments.IndexOf(argument);
        var span = arguments.Count == 1 ? list.Span
            : index == 0 ? TextSpan.FromBounds(argument.SpanStart, arguments[1].SpanStart)
            : TextSpan.FromBounds(arguments[index - 1].Span.End, argument.Span.End);
        _changes.Add(new TextChange(span, ""));
    }

    private static AttributeListSyntax ListOf(AttributeSyntax attribute) => (AttributeListSyntax)attribute.Parent!;

    /// <summary>An attribute's name as another is written: whoever writes NetGen.Dense has no using for Flatten either.</summary>
    public static string Qualified(string written, AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax { Left: var left } when !written.StartsWith(left + ".", StringComparison.Ordinal) => $"{left}.{written}",
        AliasQualifiedNameSyntax { Alias: var alias } => $"{alias}::{written}",
        _ => written,
    };

    // Else it is an enum's member.
    private static bool IsNumberOrKeyword(string value) => !char.IsUpper(value[0]);

    /// <summary>The last part of a name.</summary>
    public static SimpleNameSyntax SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax { Right: var right } => right,
        AliasQualifiedNameSyntax { Name: var own } => own,
        _ => (SimpleNameSyntax)name,
    };

    // With nothing else on its lines but a comment, which goes where it goes.
    private bool StandsAlone(AttributeListSyntax list)
    {
        var rest = text.ToString(TextSpan.FromBounds(list.Span.End, text.Lines.GetLineFromPosition(list.Span.End).End)).Trim();
        return IsFirstOnLine(list.SpanStart) && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));
    }

    private bool IsFirstOnLine(int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)));

    /// <summary>The white space that a line begins with.</summary>
    public string IndentOf(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private TextSpan LinesOf(SyntaxNode node) => TextSpan.FromBounds(
        text.Lines.GetLineFromPosition(node.SpanStart).Start, text.Lines.GetLineFromPosition(node.Span.End).EndIncludingLineBreak);

    private TextSpan WithSpace(TextSpan span)
    {
        var end = span.End;
        while (end < text.Length && text[end] == ' ')
            end++;
        return TextSpan.FromBounds(span.Start, end);
    }
}

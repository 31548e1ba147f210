using System.Text;

namespace NetGen.Generators.Infrastructure;

/// <summary>
/// Writes indented lines with <c>\n</c>. Nothing else: what to write is decided elsewhere. Tabs, because spaces would be a fifth of a large
/// network's source.
/// </summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private (string Placeholder, string Text)? _replacement;

    public void Line(string line = "")
    {
        if (_replacement is { } replacement && line.Contains(replacement.Placeholder))
            line = line.Replace(replacement.Placeholder, replacement.Text);
        if (line.Length > 0)
            _text.Append('\t', _indent).Append(line);
        _text.Append('\n');
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
    }

    /// <summary>Opens a braced block; disposing closes it.</summary>
    public Block Braces(string? header = null)
    {
        if (header is not null)
            Line(header);
        Line("{");
        _indent++;
        return new Block(this, "}");
    }

    public Block Indented()
    {
        _indent++;
        return new Block(this, null);
    }

    /// <summary>Writes what <paramref name="write"/> writes, with a text in place of another.</summary>
    public void Replacing(string placeholder, string text, Action<CodeWriter> write)
    {
        _replacement = (placeholder, text);
        write(this);
        _replacement = null;
    }

    /// <summary>Takes the last line back if it is blank, so that blocks don't end in one.</summary>
    public void TrimBlankLine()
    {
        if (_text.Length >= 2 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
            _text.Length--;
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(CodeWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            if (close is not null)
                writer.Line(close);
        }
    }
}

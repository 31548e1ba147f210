using System.Text;

namespace NetGen.Generators.Infrastructure;

/// <summary>
/// Writes indented lines with <c>\n</c>. Nothing else: what to write is decided elsewhere. Tabs, because spaces would be a fifth of a large
/// network's source.
/// </summary>
internal sealed class CodeWriter
{
    // Not yet one text: what a pass's body is put into depends on the body, and a long text is costly to copy.
    private readonly List<string> _lines = [];
    private readonly List<int> _indents = [];
    private int _indent;
    private (string Placeholder, string Text)? _replacement;

    public void Line(string line = "")
    {
        if (_replacement is { } replacement && line.Contains(replacement.Placeholder))
            line = line.Replace(replacement.Placeholder, replacement.Text);
        _lines.Add(line);
        _indents.Add(line.Length == 0 ? 0 : _indent);
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
    }

    /// <summary>Writes what another writer holds, indented as a whole, without blank lines at its end.</summary>
    public void Lines(CodeWriter other)
    {
        var count = other._lines.Count;
        while (count > 0 && other._lines[count - 1].Length == 0)
            count--;
        for (var i = 0; i < count; i++)
        {
            Line(other._lines[i]);
            _indents[_indents.Count - 1] += other._indents[i];
        }
    }

    /// <summary>Whether a line contains a text.</summary>
    public bool Contains(string text) => _lines.Exists(line => line.Contains(text));

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
        if (_lines.Count < 2 || _lines[_lines.Count - 1].Length > 0)
            return;

        _lines.RemoveAt(_lines.Count - 1);
        _indents.RemoveAt(_indents.Count - 1);
    }

    public override string ToString()
    {
        var length = _lines.Count;
        for (var i = 0; i < _lines.Count; i++)
            length += _indents[i] + _lines[i].Length;
        var text = new StringBuilder(length);
        for (var i = 0; i < _lines.Count; i++)
            text.Append('\t', _indents[i]).Append(_lines[i]).Append('\n');
        return text.ToString();
    }

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

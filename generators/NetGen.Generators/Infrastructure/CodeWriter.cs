namespace NetGen.Generators.Infrastructure;

/// <summary>
/// Writes indented lines with <c>\n</c>. Nothing else: what to write is decided elsewhere. Tabs, because spaces would be a fifth of a large
/// network's source.
/// </summary>
internal sealed class CodeWriter
{
    // Where texts are put together: a long one needn't be in memory twice, and most are kernels of a few kilobytes.
    private const int LongestToKeep = 1 << 15;

    [ThreadStatic]
    private static char[]? t_buffer;

    // Not yet one text: what a pass's body is put into depends on the body, and a long text is costly to copy.
    private readonly List<string> _lines = [];
    private readonly List<int> _indents = [];
    private int _indent;
    private readonly List<Replacement> _replacements = [];

    /// <summary>Writes a line, or several of the same indent with <c>\n</c> between them.</summary>
    public void Line(string line = "")
    {
        for (var i = _replacements.Count - 1; i >= 0; i--)
        {
            if (line.Contains(_replacements[i].Placeholder))
                line = line.Replace(_replacements[i].Placeholder, _replacements[i].Text);
        }

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
        _replacements.Add(new Replacement(placeholder, text));
        write(this);
        _replacements.RemoveAt(_replacements.Count - 1);
    }

    /// <summary>Takes the last line back if it is blank, so that blocks don't end in one.</summary>
    public void TrimBlankLine()
    {
        if (_lines.Count < 2 || _lines[_lines.Count - 1].Length > 0)
            return;

        _lines.RemoveAt(_lines.Count - 1);
        _indents.RemoveAt(_indents.Count - 1);
    }

    public override string ToString() => ToString(null);

    /// <summary>The text, with something in place of each line (without its indent), if there is <paramref name="replace"/>.</summary>
    public string ToString(Func<string, string>? replace)
    {
        var expected = _lines.Count;
        for (var i = 0; i < _lines.Count; i++)
            expected += _indents[i] + _lines[i].Length;
        var buffer = t_buffer is { } kept && kept.Length >= expected ? kept : new char[Math.Max(LongestToKeep, expected + (expected / 8))];
        t_buffer = null;

        var length = 0;
        for (var i = 0; i < _lines.Count; i++)
            Append(replace is null ? _lines[i] : replace(_lines[i]), _indents[i], ref buffer, ref length);
        if (buffer.Length == LongestToKeep)
            t_buffer = buffer;
        return new string(buffer, 0, length);
    }

    private static void Append(string lines, int indent, ref char[] buffer, ref int length)
    {
        for (int start = 0, end; start <= lines.Length; start = end + 1)
        {
            end = lines.IndexOf('\n', start);
            if (end < 0)
                end = lines.Length;
            if (length + indent + (end - start) + 1 > buffer.Length)
                Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + indent + (end - start) + 1));
            for (var tab = 0; tab < indent && end > start; tab++)
                buffer[length++] = '\t';
            lines.CopyTo(start, buffer, length, end - start);
            length += end - start;
            buffer[length++] = '\n';
        }
    }

    private sealed record Replacement(string Placeholder, string Text);

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

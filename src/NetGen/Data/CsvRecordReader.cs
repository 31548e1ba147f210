namespace NetGen.Data;

/// <summary>Takes CSV text apart into records and fields (RFC 4180), with bounded memory: one record at a time.</summary>
/// <remarks>Lines may end in CR LF, LF or CR; empty lines are skipped.</remarks>
internal sealed class CsvRecordReader(TextReader text, string source, char separator)
{
    internal const int MaximumFieldLength = 1 << 20;
    internal const int MaximumFields = 1 << 20;
    internal const int MaximumRecordLength = 1 << 26;
    private const int EndOfText = -1;

    private readonly CharacterReader _text = new(text, source);
    private readonly List<CsvField> _fields = [];
    private char[] _characters = new char[256];
    private int _length;

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int Count => _fields.Count;

    /// <summary>A field of the current record, without quotes; valid until the next record.</summary>
    public ReadOnlySpan<char> this[int index] => _characters.AsSpan(_fields[index].Start, _fields[index].Length);

    /// <summary>Says what is wrong with a field.</summary>
    public DataFormatException Error(string message, int index) => new(message, source, _fields[index].Line, index + 1);

    /// <summary>Says what is wrong with the current record.</summary>
    public DataFormatException Error(string message) => new(message, source, Line);

    /// <summary>Reads the next record; false at the end of the text.</summary>
    public bool Read()
    {
        while (_text.Peek() is '\r' or '\n') _text.SkipLineEnd();
        if (_text.Peek() == EndOfText) return false;

        _fields.Clear();
        _length = 0;
        Line = _text.Line;
        do ReadField();
        while (EndsInSeparator());

        _text.SkipLineEnd();
        return true;
    }

    private bool EndsInSeparator()
    {
        if (_text.Peek() != separator) return false;
        _text.Skip();
        return true;
    }

    private void ReadField()
    {
        if (Count == MaximumFields) throw Error($"The record has more than {MaximumFields} fields.");

        int start = _length;
        _fields.Add(new CsvField(start, 0, _text.Line));
        if (_text.Peek() == '"') ReadQuoted(start);
        else ReadPlain(start);
        _fields[^1] = _fields[^1] with { Length = _length - start };
    }

    private void ReadPlain(int start)
    {
        for (int next = _text.Peek(); next != separator && next is not (EndOfText or '\r' or '\n'); next = _text.Peek())
        {
            if (next == '"') throw Error("A quote is inside a field that does not begin with one.", Count - 1);
            Append((char)next, start);
            _text.Skip();
        }
    }

    private void ReadQuoted(int start)
    {
        _text.Skip();
        while (true)
        {
            int next = _text.Peek();
            if (next == EndOfText) throw Error("The quoted field is not closed before the end of the file.", Count - 1);
            _text.Skip();
            if (next == '"')
            {
                if (_text.Peek() != '"') break;
                _text.Skip();
            }

            Append((char)next, start);
        }

        int after = _text.Peek();
        if (after != separator && after is not (EndOfText or '\r' or '\n'))
        {
            throw Error("A closing quote must be followed by the separator or the end of the line.", Count - 1);
        }
    }

    private void Append(char character, int start)
    {
        if (_length - start == MaximumFieldLength) throw Error($"The field is longer than {MaximumFieldLength} characters.", Count - 1);
        if (_length == MaximumRecordLength) throw Error($"The record is longer than {MaximumRecordLength} characters.");
        if (_length == _characters.Length) Array.Resize(ref _characters, 2 * _characters.Length);
        _characters[_length++] = character;
    }

    private readonly record struct CsvField(int Start, int Length, long Line);
}

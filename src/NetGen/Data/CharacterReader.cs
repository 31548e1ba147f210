using System.Text;

namespace NetGen.Data;

/// <summary>A text, one character at a time, with the number of the line.</summary>
internal sealed class CharacterReader(TextReader text, string source)
{
    private readonly char[] _buffer = new char[8_192];
    private int _position;
    private int _end;

    /// <summary>The line of the next character, from 1; a line may end in CR LF, LF or CR.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The next character, or -1 at the end.</summary>
    public int Peek()
    {
        if (_position == _end) Refill();
        return _end == 0 ? -1 : _buffer[_position];
    }

    /// <summary>Goes past the next character, inside a quoted field also past an end of line.</summary>
    public void Skip()
    {
        int skipped = Peek();
        _position++;
        if (skipped == '\n' || (skipped == '\r' && Peek() != '\n')) Line++;
    }

    /// <summary>Goes past the end of the line, if it is next.</summary>
    public void SkipLineEnd()
    {
        int next = Peek();
        if (next is not ('\r' or '\n')) return;

        Skip();
        if (next == '\r' && Peek() == '\n') Skip();
    }

    private void Refill()
    {
        _position = 0;
        try
        {
            _end = text.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataFormatException("The file is not valid UTF-8 text.", source, Line, innerException: exception);
        }
        catch (InvalidDataException exception)
        {
            throw new DataFormatException("The compressed data are damaged or cut.", source, Line, innerException: exception);
        }
    }
}

namespace NetGen.Data;

/// <summary>A data file does not hold what it should; the message says where, what was found and what was expected.</summary>
public sealed class DataFormatException : IOException
{
    /// <summary>Says what is wrong with a file as a whole or at a place.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="source">The path of the file, or what else was read.</param>
    /// <param name="line">The line of a text file, from 1; 0 if the place has none.</param>
    /// <param name="column">The column (the field) of the record, from 1; 0 if the place has none.</param>
    /// <param name="innerException">The exception behind this one, if any.</param>
    public DataFormatException(string message, string source, long line = 0, int column = 0, Exception? innerException = null)
        : base(Place(source, line, column) + message, innerException)
    {
        FileName = source;
        Line = line;
        Column = column;
    }

    /// <summary>The path of the file, or what else was read.</summary>
    public string FileName { get; }

    /// <summary>The line of a text file, from 1; 0 if the place has none.</summary>
    public long Line { get; }

    /// <summary>The column (the field) of the record, from 1; 0 if the place has none.</summary>
    public int Column { get; }

    private static string Place(string source, long line, int column)
    {
        if (line == 0) return $"{source}: ";
        return column == 0 ? $"{source}, line {line}: " : $"{source}, line {line}, column {column}: ";
    }
}

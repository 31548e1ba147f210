namespace NetGen.Data;

/// <summary>How a CSV file is read.</summary>
public sealed class CsvOptions
{
    /// <summary>The character between the fields; a comma by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The character is a quote or ends a line.</exception>
    public char Separator
    {
        get;
        init
        {
            if (value is '"' or '\r' or '\n')
            {
                throw new ArgumentOutOfRangeException(nameof(Separator), value, "It must be neither a quote nor the end of a line.");
            }

            field = value;
        }
    } = ',';

    /// <summary>
    /// Whether the first record holds the names of the columns. Null, the default: it must, but if a feature is named by a number, the file
    /// seems to have no header and is rejected, lest its first sample be lost; say true or false for such a file.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>The columns that become inputs, in this order; by default all but the targets and those of <see cref="Ignore"/>.</summary>
    public IReadOnlyList<CsvColumn>? Features { get; init; }

    /// <summary>Columns that are not read, such as an identifier.</summary>
    public IReadOnlyList<CsvColumn> Ignore { get; init; } = [];

    /// <summary>
    /// The labels in the order of their class indices; any other label is a mistake in the file. By default the labels that occur, sorted:
    /// as numbers if all are numbers, else by character code.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// Whether white space around a field is dropped. False by default, for RFC 4180 has it belong to the field; numbers are read either
    /// way.
    /// </summary>
    public bool TrimFields { get; init; }

    /// <summary>The largest number of input and target values that are read into memory; 536,870,912 (2 GB) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public long MaximumValues
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumValues));
            field = value;
        }
    } = 1L << 29;
}

using System.Globalization;

namespace NetGen.Data;

/// <summary>
/// A column of a CSV file: <c>"species"</c> by its name, <c>4</c> by its position from 0, or <c>^1</c> by its position from the end.
/// </summary>
public readonly record struct CsvColumn
{
    private readonly string? _name;
    private readonly Index _index;

    /// <summary>A column by its name in the header; upper and lower case are different.</summary>
    /// <param name="name">The name, exactly as in the file.</param>
    public CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = name;
    }

    /// <summary>A column by its position.</summary>
    /// <param name="index">The position from 0, or from the end.</param>
    public CsvColumn(Index index) => _index = index;

    /// <summary>The name, or null if the column is given by its position.</summary>
    public string? Name => _name;

    /// <summary>A column by its name.</summary>
    public static implicit operator CsvColumn(string name) => new(name);

    /// <summary>A column by its position from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public static implicit operator CsvColumn(int index) => new(new Index(index));

    /// <summary>A column by its position from 0 or from the end.</summary>
    public static implicit operator CsvColumn(Index index) => new(index);

    /// <summary>The name in quotes, or the position.</summary>
    public override string ToString() =>
        _name is null ? (_index.IsFromEnd ? "^" : "") + _index.Value.ToString(CultureInfo.InvariantCulture) : $"'{_name}'";

    /// <summary>The position in a file with so many columns; may lie outside.</summary>
    internal int OffsetIn(int columns) => _index.GetOffset(columns);
}

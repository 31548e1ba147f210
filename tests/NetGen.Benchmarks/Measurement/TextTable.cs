namespace NetGen.Benchmarks.Measurement;

/// <summary>Aligned columns of text: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. header.Select((_, column) => _rows.Max(row => row[column].Length))];
        return string.Join('\n', _rows.Select(row => string.Join("  ", row.Select((cell, column) => Padded(cell, column))).TrimEnd()));

        string Padded(string cell, int column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
    }
}

namespace NetGen.Data;

/// <summary>Reads CSV files (RFC 4180; compressed if the name ends in <c>.gz</c>) into data sets.</summary>
public static class CsvReader
{
    private const string TextSource = "CSV text";

    /// <summary>
    /// Reads samples that each belong to a class. Labels may be any text; their names are kept as <see cref="DataSet.ClassNames"/>.
    /// </summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="labelColumn">The column of the labels, by name or position (<c>"species"</c>, <c>4</c>, <c>^1</c>).</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<int> ReadClassification(string path, CsvColumn labelColumn, CsvOptions? options = null)
    {
        using TextReader text = DataFile.OpenText(path);
        return CsvDataSets.ReadClassification(text, path, labelColumn, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadClassification(string, CsvColumn, CsvOptions?)"/>
    public static DataSet<int> ReadClassification(TextReader text, CsvColumn labelColumn, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvDataSets.ReadClassification(text, TextSource, labelColumn, options);
    }

    /// <summary>Reads samples with one of two labels; the target is 1 for the positive label, 0 for the other one.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="labelColumn">The column of the labels, by name or position.</param>
    /// <param name="positiveLabel">The label that becomes 1. <see cref="DataSet.ClassNames"/> is the other label, then this one.</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">
    /// The file does not hold what it should, or does not have two labels, this one among them.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<float> ReadBinary(string path, CsvColumn labelColumn, string positiveLabel, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(positiveLabel);
        using TextReader text = DataFile.OpenText(path);
        return CsvDataSets.ReadBinary(text, path, labelColumn, positiveLabel, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadBinary(string, CsvColumn, string, CsvOptions?)"/>
    public static DataSet<float> ReadBinary(TextReader text, CsvColumn labelColumn, string positiveLabel, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(positiveLabel);
        return CsvDataSets.ReadBinary(text, TextSource, labelColumn, positiveLabel, options);
    }

    /// <summary>Reads samples with a numeric target each.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="targetColumn">The column of the targets, by name or position (<c>"price"</c>, <c>4</c>, <c>^1</c>).</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<float> ReadRegression(string path, CsvColumn targetColumn, CsvOptions? options = null) =>
        ReadRegression(path, [targetColumn], options);

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadRegression(string, CsvColumn, CsvOptions?)"/>
    public static DataSet<float> ReadRegression(TextReader text, CsvColumn targetColumn, CsvOptions? options = null) =>
        ReadRegression(text, [targetColumn], options);

    /// <summary>Reads samples with several numeric targets each.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="targetColumns">At least one column, by name or position.</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<float> ReadRegression(string path, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        using TextReader text = DataFile.OpenText(path);
        return CsvDataSets.ReadRegression(text, path, targetColumns, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadRegression(string, IReadOnlyList{CsvColumn}, CsvOptions?)"/>
    public static DataSet<float> ReadRegression(TextReader text, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(targetColumns);
        return CsvDataSets.ReadRegression(text, TextSource, targetColumns, options);
    }
}

namespace NetGen.Data;

/// <summary>Reads CSV files (RFC 4180; compressed if the name ends in <c>.gz</c>) into data sets.</summary>
public static class CsvReader
{
    private const string TextSource = "CSV text";

    /// <summary>Reads samples that each belong to a class. Labels may be any text; their names are kept as <see cref="DataSet.ClassNames"/>.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="labelColumn">The column of the labels, by name or position (<c>"species"</c>, <c>4</c>, <c>^1</c>).</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<int> ReadClassification(string path, CsvColumn labelColumn, CsvOptions? options = null)
    {
        using TextReader text = DataFile.OpenText(path);
        return ReadClassification(text, path, labelColumn, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadClassification(string, CsvColumn, CsvOptions?)"/>
    public static DataSet<int> ReadClassification(TextReader text, CsvColumn labelColumn, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadClassification(text, TextSource, labelColumn, options);
    }

    /// <summary>Reads samples with one of two labels; the target is 1 for the positive label, 0 for the other one.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="labelColumn">The column of the labels, by name or position.</param>
    /// <param name="positiveLabel">The label that becomes 1. <see cref="DataSet.ClassNames"/> is the other label, then this one.</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should, or does not have two labels, this one among them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<float> ReadBinary(string path, CsvColumn labelColumn, string positiveLabel, CsvOptions? options = null)
    {
        using TextReader text = DataFile.OpenText(path);
        return ReadBinary(text, path, labelColumn, positiveLabel, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadBinary(string, CsvColumn, string, CsvOptions?)"/>
    public static DataSet<float> ReadBinary(TextReader text, CsvColumn labelColumn, string positiveLabel, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadBinary(text, TextSource, labelColumn, positiveLabel, options);
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

    /// <summary>Reads samples with several numeric targets each.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="targetColumns">At least one column, by name or position.</param>
    /// <param name="options">Separator, header, columns; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="DataFormatException">The file does not hold what it should; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataSet<float> ReadRegression(string path, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options = null)
    {
        using TextReader text = DataFile.OpenText(path);
        return ReadRegression(text, path, targetColumns, options);
    }

    /// <summary>The same from a text.</summary>
    /// <inheritdoc cref="ReadRegression(string, IReadOnlyList{CsvColumn}, CsvOptions?)"/>
    public static DataSet<float> ReadRegression(TextReader text, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadRegression(text, TextSource, targetColumns, options);
    }

    private static DataSet<int> ReadClassification(TextReader text, string source, CsvColumn labelColumn, CsvOptions? options)
    {
        var table = new CsvTable(text, source, [labelColumn], options);
        var labels = new LabelEncoder(options?.ClassNames);
        var encoded = new GrowingArray<int>();
        while (table.ReadSample()) encoded.Add(table.Label(labels));

        int[] targets = encoded.ToArray();
        return new DataSet<int>(table.TakeInputs(), targets, table.FeatureCount) { FeatureNames = table.FeatureNames, ClassNames = labels.Finish(targets) };
    }

    private static DataSet<float> ReadBinary(TextReader text, string source, CsvColumn labelColumn, string positiveLabel, CsvOptions? options)
    {
        ArgumentNullException.ThrowIfNull(positiveLabel);
        DataSet<int> data = ReadClassification(text, source, labelColumn, options);
        int positive = data.ClassNames.ToList().IndexOf(positiveLabel);
        if (data.ClassNames.Count != 2 || positive < 0)
        {
            throw new DataFormatException($"The labels are {Listing.Of(data.ClassNames)}; they must be two, one of them '{positiveLabel}'.", source);
        }

        var targets = new float[data.Count];
        for (int i = 0; i < targets.Length; i++) targets[i] = data.Targets[i] == positive ? 1 : 0;
        return new DataSet<float>([.. data.Inputs], targets, data.InputSize)
        {
            FeatureNames = data.FeatureNames,
            ClassNames = [data.ClassNames[1 - positive], positiveLabel],
        };
    }

    private static DataSet<float> ReadRegression(TextReader text, string source, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        var table = new CsvTable(text, source, targetColumns, options);
        var targets = new GrowingArray<float>();
        while (table.ReadSample()) table.AddTargets(targets);

        float[] inputs = table.TakeInputs();
        return new DataSet<float>(inputs, targets.ToArray(), table.FeatureCount, targetColumns.Count) { FeatureNames = table.FeatureNames };
    }
}

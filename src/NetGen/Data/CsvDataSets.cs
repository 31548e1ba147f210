namespace NetGen.Data;

/// <summary>The three kinds of data set that a CSV text can become.</summary>
internal static class CsvDataSets
{
    public static DataSet<int> ReadClassification(TextReader text, string source, CsvColumn labelColumn, CsvOptions? options)
    {
        var table = new CsvTable(text, source, [labelColumn], options);
        int[] targets = ReadLabels(table, options, out string[] classNames);
        float[] inputs = table.TakeInputs();
        return new DataSet<int>(inputs, targets, table.FeatureCount) { FeatureNames = table.FeatureNames, ClassNames = classNames };
    }

    public static DataSet<float> ReadBinary(TextReader text, string source, CsvColumn labelColumn, string positive, CsvOptions? options)
    {
        var table = new CsvTable(text, source, [labelColumn], options);
        int[] labels = ReadLabels(table, options, out string[] names);
        float[] inputs = table.TakeInputs();
        int index = Array.IndexOf(names, positive);
        if (names.Length != 2 || index < 0)
        {
            throw new DataFormatException($"The labels are {Listing.Of(names)}; they must be two, one of them '{positive}'.", source);
        }

        float[] targets = Array.ConvertAll(labels, label => label == index ? 1f : 0f);
        string[] classNames = [names[1 - index], positive];
        return new DataSet<float>(inputs, targets, table.FeatureCount) { FeatureNames = table.FeatureNames, ClassNames = classNames };
    }

    public static DataSet<float> ReadRegression(TextReader text, string source, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options)
    {
        var table = new CsvTable(text, source, targetColumns, options);
        var targets = new GrowingArray<float>();
        while (table.ReadSample()) table.AddTargets(targets);

        float[] inputs = table.TakeInputs();
        return new DataSet<float>(inputs, targets.ToArray(), table.FeatureCount, targetColumns.Count) { FeatureNames = table.FeatureNames };
    }

    private static int[] ReadLabels(CsvTable table, CsvOptions? options, out string[] classNames)
    {
        var encoder = new LabelEncoder(options?.ClassNames);
        var encoded = new GrowingArray<int>();
        while (table.ReadSample()) encoded.Add(table.Label(encoder));

        int[] labels = encoded.ToArray();
        classNames = encoder.Finish(labels);
        return labels;
    }
}

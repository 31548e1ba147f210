using System.Globalization;

namespace NetGen.Data;

/// <summary>Which columns of a CSV file are features and which are targets.</summary>
internal sealed class CsvLayout
{
    private CsvLayout(int columns, int[] features, int[] targets, IReadOnlyList<string> featureNames)
    {
        Columns = columns;
        Features = features;
        Targets = targets;
        FeatureNames = featureNames;
    }

    /// <summary>The number of fields that every record must have.</summary>
    public int Columns { get; }

    public int[] Features { get; }

    public int[] Targets { get; }

    /// <summary>Empty if the file has no header.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Works it out from the first record.</summary>
    public static CsvLayout Of(CsvRecordReader first, IReadOnlyList<CsvColumn> targetColumns, CsvOptions options)
    {
        string[] names = options.HasHeader == false ? [] : [.. Enumerable.Range(0, first.Count).Select(i => Name(first[i], options))];
        int[] targets = Resolve(targetColumns, first, names);
        if (targets.Length == 0) throw new ArgumentException("There is no target column; at least one is needed.", nameof(targetColumns));

        HashSet<int> excluded = [.. Resolve(options.Ignore, first, names), .. targets];
        int[] features = options.Features is null
            ? [.. Enumerable.Range(0, first.Count).Where(i => !excluded.Contains(i))]
            : Resolve(options.Features, first, names);
        if (features.Length == 0) throw first.Error("No column is left for the inputs.");
        if (options.HasHeader is null) RequireNames(first, names, features);

        return new CsvLayout(first.Count, features, targets, names.Length == 0 ? [] : [.. features.Select(i => names[i])]);
    }

    private static string Name(ReadOnlySpan<char> field, CsvOptions options) => (options.TrimFields ? field.Trim() : field).ToString();

    private static int[] Resolve(IReadOnlyList<CsvColumn> columns, CsvRecordReader first, string[] names) =>
        [.. columns.Select(column => column.Name is null ? ResolveIndex(column, first) : ResolveName(column.Name, first, names))];

    private static int ResolveIndex(CsvColumn column, CsvRecordReader first)
    {
        int index = column.OffsetIn(first.Count);
        if ((uint)index < (uint)first.Count) return index;
        throw first.Error($"There is no column {column}: the file has {first.Count} columns, 0 .. {first.Count - 1}.");
    }

    private static int ResolveName(string name, CsvRecordReader first, string[] names)
    {
        if (names.Length == 0)
        {
            throw new ArgumentException($"The column '{name}' is given by its name; without a header (HasHeader = false) it has none.");
        }

        int index = Array.IndexOf(names, name);
        if (index < 0) throw first.Error($"There is no column '{name}'; the header has {Listing.Of(names)}.");
        if (Array.IndexOf(names, name, index + 1) >= 0) throw first.Error($"Two columns are named '{name}'; choose by position.");
        return index;
    }

    private static void RequireNames(CsvRecordReader first, string[] names, int[] features)
    {
        foreach (int i in features)
        {
            if (!double.TryParse(names[i], NumberStyles.Float, CultureInfo.InvariantCulture, out _)) continue;
            const string Advice = "If the file has no header, set HasHeader to false, else to true.";
            throw first.Error($"A header is expected, but '{names[i]}' is a number. {Advice}", i);
        }
    }
}

using System.Globalization;

namespace NetGen.Data;

/// <summary>Reads the features of a CSV file, while somebody else takes care of the targets.</summary>
internal sealed class CsvTable
{
    private readonly GrowingArray<float> _inputs = new();
    private readonly CsvRecordReader _records;
    private readonly CsvOptions _options;
    private readonly CsvLayout _layout;
    private readonly string _source;
    private bool _firstIsSample;
    private long _values;

    public CsvTable(TextReader text, string source, IReadOnlyList<CsvColumn> targetColumns, CsvOptions? options)
    {
        _options = options ?? new CsvOptions();
        _source = source;
        _records = new CsvRecordReader(text, source, _options.Separator);
        if (!_records.Read()) throw new DataFormatException("The file is empty.", source);

        _layout = CsvLayout.Of(_records, targetColumns, _options);
        _firstIsSample = _options.HasHeader == false;
    }

    public int FeatureCount => _layout.Features.Length;

    public IReadOnlyList<string> FeatureNames => _layout.FeatureNames;

    /// <summary>Reads the features of the next sample; false at the end of the file.</summary>
    public bool ReadSample()
    {
        if (!_firstIsSample && !_records.Read()) return false;

        _firstIsSample = false;
        if (_records.Count != _layout.Columns)
        {
            throw _records.Error($"The record has {_records.Count} fields; it must have {_layout.Columns}, as the first one has.");
        }

        long limit = Math.Min(_options.MaximumValues, Array.MaxLength);
        _values += _layout.Features.Length + _layout.Targets.Length;
        if (_values > limit) throw _records.Error($"The file holds more than {limit} values, the limit (CsvOptions.MaximumValues).");

        foreach (int column in _layout.Features) _inputs.Add(Number(column));
        return true;
    }

    /// <summary>The label of the sample just read, as the encoder numbers it.</summary>
    public int Label(LabelEncoder encoder)
    {
        int column = _layout.Targets[0];
        ReadOnlySpan<char> label = _options.TrimFields ? _records[column].Trim() : _records[column];
        int index = encoder.Encode(label, out string problem);
        return index >= 0 ? index : throw _records.Error(problem, column);
    }

    /// <summary>Adds the numeric targets of the sample just read.</summary>
    public void AddTargets(GrowingArray<float> targets)
    {
        foreach (int column in _layout.Targets) targets.Add(Number(column));
    }

    /// <summary>All features that were read.</summary>
    public float[] TakeInputs()
    {
        if (_inputs.Count == 0) throw new DataFormatException("The file holds no sample.", _source);
        return _inputs.ToArray();
    }

    private float Number(int column)
    {
        ReadOnlySpan<char> field = _records[column];
        if (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)) return value;

        if (field.Trim().IsEmpty) throw _records.Error("The field is empty; it must be a number.", column);
        throw _records.Error($"The field is {Listing.Of([field.ToString()])}; it must be a finite number, such as 0.5 or 1e-3.", column);
    }
}

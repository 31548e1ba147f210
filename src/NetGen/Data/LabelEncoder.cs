using System.Globalization;

namespace NetGen.Data;

/// <summary>Gives text labels their class indices.</summary>
internal sealed class LabelEncoder
{
    internal const int MaximumClasses = 1 << 16;

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly bool _isFixed;

    public LabelEncoder(IReadOnlyList<string>? classNames)
    {
        _isFixed = classNames is not null;
        foreach (string name in classNames ?? [])
        {
            ArgumentNullException.ThrowIfNull(name, nameof(classNames));
            bool isNew = _indices.TryAdd(name, _labels.Count);
            if (!isNew) throw new ArgumentException($"The class '{name}' is named twice.", nameof(classNames));
            _labels.Add(name);
        }
    }

    /// <summary>The labels in the order in which they came.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>The number of a label in the order of appearance, or -1 and the reason why it cannot be one.</summary>
    public int Encode(ReadOnlySpan<char> label, out string problem)
    {
        problem = "";
        if (_indices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out int index)) return index;

        if (label.IsEmpty) problem = "The label is empty.";
        else if (_isFixed) problem = $"The label {Listing.Of([label.ToString()])} is none of the classes {Listing.Of(_labels)}.";
        else if (_labels.Count == MaximumClasses) problem = $"There are more than {MaximumClasses} labels; these seem to be no classes.";
        if (problem.Length > 0) return -1;

        _labels.Add(label.ToString());
        _indices.Add(_labels[^1], _labels.Count - 1);
        return _labels.Count - 1;
    }

    /// <summary>The final names: as they were given, or sorted, so that the order of the samples does not matter.</summary>
    /// <param name="encoded">Numbers of <see cref="Encode"/>; replaced by positions in the result.</param>
    public string[] Finish(Span<int> encoded)
    {
        if (_isFixed) return [.. _labels];

        string[] names = Sorted();
        int[] newIndices = new int[names.Length];
        for (int i = 0; i < names.Length; i++) newIndices[_indices[names[i]]] = i;
        for (int i = 0; i < encoded.Length; i++) encoded[i] = newIndices[encoded[i]];
        return names;
    }

    private string[] Sorted()
    {
        string[] ordinal = [.. _labels.Order(StringComparer.Ordinal)];
        var numbers = new double[ordinal.Length];
        for (int i = 0; i < ordinal.Length; i++)
        {
            bool isNumber = double.TryParse(ordinal[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
            if (!isNumber || double.IsNaN(numbers[i])) return ordinal;
        }

        return [.. ordinal.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }
}

namespace NetGen.Data;

/// <summary>What a scaler has to know of every column, computed in double precision in the order of the samples.</summary>
internal sealed class ColumnStatistics
{
    private ColumnStatistics(int columns)
    {
        Means = new double[columns];
        StandardDeviations = new double[columns];
        Minimums = new double[columns];
        Ranges = new double[columns];
    }

    public double[] Means { get; }

    /// <summary>Of the population; exactly 0 for a constant column.</summary>
    public double[] StandardDeviations { get; }

    public double[] Minimums { get; }

    /// <summary>Exactly 0 for a constant column.</summary>
    public double[] Ranges { get; }

    public static ColumnStatistics Of(ReadOnlySpan<float> values, int columns, string name)
    {
        if (values.IsEmpty) throw new ArgumentException("The data set is empty; at least one sample is needed.", name);

        var statistics = new ColumnStatistics(columns);
        for (int j = 0; j < columns; j++) statistics.Measure(values, columns, j, name);
        return statistics;
    }

    private void Measure(ReadOnlySpan<float> values, int columns, int column, string name)
    {
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        for (int i = column; i < values.Length; i += columns)
        {
            if (!float.IsFinite(values[i])) throw new ArgumentException($"Column {column} of sample {i / columns} is not finite.", name);
            sum += values[i];
            minimum = Math.Min(minimum, values[i]);
            maximum = Math.Max(maximum, values[i]);
        }

        int rows = values.Length / columns;
        Minimums[column] = minimum;
        Ranges[column] = maximum - minimum;

        // The sum of many equal numbers is rounded; a constant column must come out as exactly that.
        if (minimum == maximum)
        {
            Means[column] = minimum;
            return;
        }

        double mean = sum / rows, squares = 0;
        for (int i = column; i < values.Length; i += columns) squares += (values[i] - mean) * (values[i] - mean);
        Means[column] = mean;
        StandardDeviations[column] = Math.Sqrt(squares / rows);
    }
}

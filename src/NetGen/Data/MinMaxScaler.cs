namespace NetGen.Data;

/// <summary>
/// Maps the range of every column to 0 .. 1. Fit it to the training part only; values of other data may then fall outside.
/// </summary>
/// <remarks>As scikit-learn's <c>MinMaxScaler</c>; a constant column becomes 0.</remarks>
public sealed class MinMaxScaler : ColumnScaler
{
    /// <summary>Makes a scaler of known numbers, such as those of an earlier fit.</summary>
    /// <param name="minimums">The value per column that becomes 0, finite.</param>
    /// <param name="ranges">How far above the minimum the value lies that becomes 1, per column; finite and positive.</param>
    /// <exception cref="ArgumentException">There is no column, the lengths differ, or a number is not allowed.</exception>
    public MinMaxScaler(double[] minimums, double[] ranges)
        : base(minimums, ranges, nameof(minimums), nameof(ranges))
    {
    }

    /// <summary>The value per column that becomes 0: the smallest one.</summary>
    public IReadOnlyList<double> Minimums => Offsets;

    /// <summary>The largest minus the smallest value per column; 1 for a constant column.</summary>
    public IReadOnlyList<double> Ranges => Divisors;

    /// <summary>Learns the inputs of a data set.</summary>
    /// <param name="train">The training data, at least one sample.</param>
    /// <exception cref="ArgumentException">The data are empty or hold inputs that are not finite.</exception>
    public static MinMaxScaler Fit(DataSet train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(train.Inputs, train.InputSize, nameof(train));
    }

    /// <summary>Learns the targets of a data set, for <see cref="ColumnScaler.ApplyToTargets"/>.</summary>
    /// <param name="train">The training data, at least one sample.</param>
    /// <exception cref="ArgumentException">The data are empty or hold targets that are not finite.</exception>
    public static MinMaxScaler FitTargets(DataSet<float> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(train.Targets, train.TargetSize, nameof(train));
    }

    private static MinMaxScaler Fit(ReadOnlySpan<float> values, int columns, string name)
    {
        ColumnStatistics statistics = ColumnStatistics.Of(values, columns, name);
        return new MinMaxScaler(statistics.Minimums, [.. statistics.Ranges.Select(range => range == 0 ? 1 : range)]);
    }
}

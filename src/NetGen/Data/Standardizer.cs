namespace NetGen.Data;

/// <summary>
/// Gives every column mean 0 and standard deviation 1. Fit it to the training part only: the test part must not have a say in how it is
/// seen.
/// </summary>
/// <remarks>
/// The standard deviation is that of the population (divided by n), as in scikit-learn's <c>StandardScaler</c>; a constant column becomes
/// 0.
/// </remarks>
public sealed class Standardizer : ColumnScaler
{
    /// <summary>Makes a standardizer of known numbers, such as those of an earlier fit.</summary>
    /// <param name="means">The mean per column, finite.</param>
    /// <param name="standardDeviations">The standard deviation per column, finite and positive.</param>
    /// <exception cref="ArgumentException">There is no column, the lengths differ, or a number is not allowed.</exception>
    public Standardizer(double[] means, double[] standardDeviations)
        : base(means, standardDeviations, nameof(means), nameof(standardDeviations))
    {
    }

    /// <summary>The mean per column.</summary>
    public IReadOnlyList<double> Means => Offsets;

    /// <summary>The standard deviation per column; 1 for a constant column.</summary>
    public IReadOnlyList<double> StandardDeviations => Divisors;

    /// <summary>Learns the inputs of a data set.</summary>
    /// <param name="train">The training data, at least one sample.</param>
    /// <exception cref="ArgumentException">The data are empty or hold inputs that are not finite.</exception>
    public static Standardizer Fit(DataSet train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(train.Inputs, train.InputSize, nameof(train));
    }

    /// <summary>Learns the targets of a data set, for <see cref="ColumnScaler.ApplyToTargets"/>.</summary>
    /// <param name="train">The training data, at least one sample.</param>
    /// <exception cref="ArgumentException">The data are empty or hold targets that are not finite.</exception>
    public static Standardizer FitTargets(DataSet<float> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(train.Targets, train.TargetSize, nameof(train));
    }

    private static Standardizer Fit(ReadOnlySpan<float> values, int columns, string name)
    {
        ColumnStatistics statistics = ColumnStatistics.Of(values, columns, name);
        return new Standardizer(statistics.Means, [.. statistics.StandardDeviations.Select(deviation => deviation == 0 ? 1 : deviation)]);
    }
}

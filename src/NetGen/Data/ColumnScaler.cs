namespace NetGen.Data;

/// <summary>Shifts and scales every column by its own numbers: (x - offset) / divisor, computed in double precision.</summary>
public abstract class ColumnScaler
{
    private readonly double[] _offsets;
    private readonly double[] _divisors;

    private protected ColumnScaler(double[] offsets, double[] divisors, string offsetsName, string divisorsName)
    {
        ArgumentNullException.ThrowIfNull(offsets, offsetsName);
        ArgumentNullException.ThrowIfNull(divisors, divisorsName);
        if (offsets.Length == 0) throw new ArgumentException("There is no column; at least one is needed.", offsetsName);
        if (divisors.Length != offsets.Length)
        {
            throw new ArgumentException($"There are {divisors.Length} values for {offsets.Length} columns.", divisorsName);
        }

        RequireAll(offsets, double.IsFinite, "finite", offsetsName);
        RequireAll(divisors, static value => value > 0 && double.IsFinite(value), "finite and greater than 0", divisorsName);
        _offsets = [.. offsets];
        _divisors = [.. divisors];
    }

    /// <summary>The number of columns.</summary>
    public int Columns => _offsets.Length;

    /// <summary>A copy of a data set with scaled inputs.</summary>
    /// <param name="data">The data, with <see cref="Columns"/> input values per sample; not changed.</param>
    /// <exception cref="ArgumentException">The data have another number of input values per sample.</exception>
    public DataSet<TTarget> Apply<TTarget>(DataSet<TTarget> data)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireColumns(data.InputSize, "inputs", nameof(data));
        var scaled = new float[data.Inputs.Length];
        Apply(data.Inputs, scaled);
        return data.WithInputs(scaled);
    }

    /// <summary>A copy of a data set with scaled targets; for a scaler that was fitted to targets.</summary>
    /// <param name="data">The data, with <see cref="Columns"/> targets per sample; not changed.</param>
    /// <exception cref="ArgumentException">The data have another number of targets per sample.</exception>
    public DataSet<float> ApplyToTargets(DataSet<float> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireColumns(data.TargetSize, "targets", nameof(data));
        var scaled = new float[data.Targets.Length];
        Apply(data.Targets, scaled);
        return data.With([.. data.Inputs], scaled);
    }

    /// <summary>Scales rows of values.</summary>
    /// <param name="values">[rows, <see cref="Columns"/>].</param>
    /// <param name="scaled">As many values, written; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are not whole rows.</exception>
    public void Apply(ReadOnlySpan<float> values, Span<float> scaled)
    {
        RequireRows(values, scaled);
        for (int row = 0; row < values.Length; row += Columns)
        {
            for (int j = 0; j < Columns; j++) scaled[row + j] = (float)((values[row + j] - _offsets[j]) / _divisors[j]);
        }
    }

    /// <summary>Turns scaled values back into what they were; for predictions of scaled targets.</summary>
    /// <param name="scaled">[rows, <see cref="Columns"/>].</param>
    /// <param name="values">As many values, written; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are not whole rows.</exception>
    public void Revert(ReadOnlySpan<float> scaled, Span<float> values)
    {
        RequireRows(scaled, values);
        for (int row = 0; row < scaled.Length; row += Columns)
        {
            for (int j = 0; j < Columns; j++) values[row + j] = (float)((scaled[row + j] * _divisors[j]) + _offsets[j]);
        }
    }

    private protected IReadOnlyList<double> Offsets => _offsets;

    private protected IReadOnlyList<double> Divisors => _divisors;

    private static void RequireAll(double[] values, Predicate<double> allowed, string what, string name)
    {
        int wrong = Array.FindIndex(values, value => !allowed(value));
        if (wrong < 0) return;
        string message = FormattableString.Invariant($"The value of column {wrong} is {values[wrong]}; it must be {what}.");
        throw new ArgumentException(message, name);
    }

    private void RequireRows(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length % Columns == 0 && destination.Length == source.Length) return;
        throw new ArgumentException(
            $"There are {source.Length} values and room for {destination.Length}; both must be the same number of rows of {Columns}.");
    }

    private void RequireColumns(int actual, string what, string name)
    {
        if (actual == Columns) return;
        throw new ArgumentException($"The data set has {actual} {what} per sample; the scaler was fitted to {Columns}.", name);
    }
}

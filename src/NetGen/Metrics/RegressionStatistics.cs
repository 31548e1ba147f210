namespace NetGen.Metrics;

/// <summary>Accumulates the errors of a regression in double precision.</summary>
/// <remarks>
/// The variance of the targets, which R² needs, is accumulated with Welford's update (B. P. Welford, Technometrics 4, 1962), so that
/// targets far from zero lose no digits.
/// </remarks>
public sealed class RegressionStatistics
{
    private readonly int _outputs;
    private readonly double[] _absoluteErrors;
    private readonly double[] _squaredErrors;
    private readonly double[] _targetMeans;
    private readonly double[] _targetDeviations;

    /// <summary>Makes an accumulator without samples.</summary>
    /// <param name="outputs">The number of values per sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is less than 1.</exception>
    public RegressionStatistics(int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _outputs = outputs;
        _absoluteErrors = new double[outputs];
        _squaredErrors = new double[outputs];
        _targetMeans = new double[outputs];
        _targetDeviations = new double[outputs];
    }

    /// <summary>The number of samples seen.</summary>
    public long Total { get; private set; }

    /// <summary>The mean of |output - target| over samples and outputs; 0 without samples.</summary>
    public double MeanAbsoluteError => MeanOf(_absoluteErrors);

    /// <summary>The mean of (output - target)² over samples and outputs; 0 without samples.</summary>
    public double MeanSquaredError => MeanOf(_squaredErrors);

    /// <summary>
    /// The square root of <see cref="MeanSquaredError"/> (scikit-learn instead averages the roots of the outputs, if there are several).
    /// </summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// The coefficient of determination, 1 - Σ(target - output)² / Σ(target - mean target)², averaged over the outputs (scikit-learn's
    /// <c>uniform_average</c>). An output with constant targets counts 1 if it is predicted exactly, else 0. NaN below two samples.
    /// </summary>
    public double R2
    {
        get
        {
            if (Total < 2) return double.NaN;

            double sum = 0;
            for (int j = 0; j < _outputs; j++) sum += R2Of(_squaredErrors[j], _targetDeviations[j]);
            return sum / _outputs;
        }
    }

    /// <summary>Adds samples.</summary>
    /// <param name="outputs">[samples, outputs], what the network says.</param>
    /// <param name="targets">[samples, outputs], what is true.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of the number of outputs; nothing is added.</exception>
    public void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        MetricArguments.RequireRows(targets.Length, _outputs, targets.Length / _outputs, nameof(targets));
        MetricArguments.RequireRows(outputs.Length, _outputs, targets.Length / _outputs, nameof(outputs));
        for (int start = 0; start < targets.Length; start += _outputs)
        {
            Add(outputs.Slice(start, _outputs), targets.Slice(start, _outputs));
        }
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        Total = 0;
        Array.Clear(_absoluteErrors);
        Array.Clear(_squaredErrors);
        Array.Clear(_targetMeans);
        Array.Clear(_targetDeviations);
    }

    private static double R2Of(double squaredErrors, double deviations)
    {
        if (deviations != 0) return 1 - (squaredErrors / deviations);
        return squaredErrors == 0 ? 1 : 0;
    }

    private void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double share = 1.0 / ++Total;
        for (int j = 0; j < targets.Length; j++)
        {
            double target = targets[j];
            double error = outputs[j] - target;
            _absoluteErrors[j] += Math.Abs(error);
            _squaredErrors[j] += error * error;

            double fromOldMean = target - _targetMeans[j];
            _targetMeans[j] += fromOldMean * share;
            _targetDeviations[j] += fromOldMean * (target - _targetMeans[j]);
        }
    }

    private double MeanOf(double[] sums)
    {
        if (Total == 0) return 0;

        double sum = 0;
        foreach (double value in sums) sum += value;
        return sum / ((double)Total * _outputs);
    }
}

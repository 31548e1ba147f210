namespace NetGen.Metrics;

/// <summary>The share of samples whose class is among the k highest scores.</summary>
/// <remarks>
/// Of equal scores the class with the lower index ranks higher, as in <see cref="Decision.ArgMax"/>: k = 1 is the accuracy. A class whose
/// own score is NaN is never among the k highest.
/// </remarks>
public sealed class TopKAccuracy
{
    private readonly int _k;
    private readonly int _classes;
    private long _hits;

    /// <summary>Makes an accumulator without samples.</summary>
    /// <param name="k">How many of the highest scores count, from 1 to <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public TopKAccuracy(int k, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, classes);
        _k = k;
        _classes = classes;
    }

    /// <summary>The number of samples seen.</summary>
    public long Total { get; private set; }

    /// <summary>The accuracy so far, in 0 .. 1; 0 without samples.</summary>
    public double Value => Total == 0 ? 0 : (double)_hits / Total;

    /// <summary>Adds samples.</summary>
    /// <param name="scores">[samples, classes], row after row; any strictly increasing function of the probabilities will do.</param>
    /// <param name="targets">[samples], the class of each sample.</param>
    /// <exception cref="ArgumentException">There is not one score per sample and class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class; the samples before it are counted.</exception>
    public void Update(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets)
    {
        MetricArguments.RequireRows(scores.Length, _classes, targets.Length, nameof(scores));
        for (int i = 0; i < targets.Length; i++) Add(scores.Slice(i * _classes, _classes), targets[i]);
    }

    /// <summary>Adds one sample.</summary>
    /// <param name="scores">One score per class.</param>
    /// <param name="actual">The class of the sample.</param>
    /// <exception cref="ArgumentException">There is not one score per class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is not a class.</exception>
    public void Add(ReadOnlySpan<float> scores, int actual)
    {
        MetricArguments.RequireRows(scores.Length, _classes, 1, nameof(scores));
        MetricArguments.RequireClass(actual, _classes, nameof(actual));
        Total++;
        if (RankOf(scores, actual) < _k) _hits++;
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _hits = 0;
        Total = 0;
    }

    private static int RankOf(ReadOnlySpan<float> scores, int actual)
    {
        float own = scores[actual];
        if (float.IsNaN(own)) return int.MaxValue;

        int better = 0;
        for (int i = 0; i < actual; i++) better += scores[i] >= own ? 1 : 0;
        for (int i = actual + 1; i < scores.Length; i++) better += scores[i] > own ? 1 : 0;
        return better;
    }
}

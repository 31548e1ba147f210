namespace NetGen.Metrics;

/// <summary>
/// The area under the receiver operating characteristic: how probable it is that a positive sample scores higher than a negative one.
/// </summary>
/// <remarks>
/// Exact: all scores are kept (4 bytes per sample and class) and ranked, equal scores get their average rank, and the area is the
/// Mann-Whitney U statistic over the number of pairs. Several classes are averaged one-vs-rest (macro), as scikit-learn does with
/// <c>multi_class="ovr"</c>. The scores of a class must be comparable between samples, so pass probabilities, not the logits before a
/// softmax.
/// </remarks>
public sealed class RocAuc
{
    private readonly int _classes;
    private readonly int _columns;
    private float[] _scores = [];
    private int[] _targets = [];
    private float[] _ranked = [];
    private byte[] _positive = [];
    private int _count;

    /// <summary>Makes an accumulator without samples.</summary>
    /// <param name="classes">The number of classes, at least 2. Two classes make one curve, of class 1 against class 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is less than 2.</exception>
    public RocAuc(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        _classes = classes;
        _columns = classes == 2 ? 1 : classes;
    }

    /// <summary>The number of samples seen.</summary>
    public long Total => _count;

    /// <summary>
    /// The area over all samples so far, in 0 .. 1. A class without positive or without negative samples is left out of the mean; NaN if
    /// that is every class or if a score is NaN.
    /// </summary>
    public double Value
    {
        get
        {
            double sum = 0;
            int defined = 0;
            for (int column = 0; column < _columns; column++)
            {
                LoadColumn(column);
                RankedArea area = RankedArea.Of(_ranked.AsSpan(0, _count), _positive.AsSpan(0, _count));
                if (!area.IsDefined) continue;
                sum += area.Value;
                defined++;
            }

            return defined == 0 ? double.NaN : sum / defined;
        }
    }

    /// <summary>Adds one sample of a binary classification.</summary>
    /// <param name="score">How sure the network is that the sample is positive: a logit or a probability.</param>
    /// <param name="positive">Whether it is.</param>
    /// <exception cref="InvalidOperationException">There are more than two classes.</exception>
    public void Add(float score, bool positive)
    {
        if (_columns != 1) throw new InvalidOperationException($"A single score is for 2 classes; there are {_classes}.");

        Reserve(1);
        _scores[_count] = score;
        _targets[_count++] = positive ? 1 : 0;
    }

    /// <summary>Adds one sample.</summary>
    /// <param name="scores">One probability per class; of two classes only the second one's is used.</param>
    /// <param name="actual">The class of the sample.</param>
    /// <exception cref="ArgumentException">There is not one score per class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is not a class.</exception>
    public void Add(ReadOnlySpan<float> scores, int actual)
    {
        MetricArguments.RequireRows(scores.Length, _classes, 1, nameof(scores));
        MetricArguments.RequireClass(actual, _classes, nameof(actual));
        Reserve(1);

        if (_columns == 1) _scores[_count] = scores[1];
        else scores.CopyTo(_scores.AsSpan(_count * _columns));
        _targets[_count++] = actual;
    }

    /// <summary>Adds samples.</summary>
    /// <param name="scores">[samples, classes], row after row.</param>
    /// <param name="targets">[samples], the class of each sample.</param>
    /// <exception cref="ArgumentException">There is not one score per sample and class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class; the samples before it are counted.</exception>
    public void Update(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets)
    {
        MetricArguments.RequireRows(scores.Length, _classes, targets.Length, nameof(scores));
        Reserve(targets.Length);
        for (int i = 0; i < targets.Length; i++) Add(scores.Slice(i * _classes, _classes), targets[i]);
    }

    /// <summary>Forgets all samples and keeps the memory.</summary>
    public void Reset() => _count = 0;

    private void LoadColumn(int column)
    {
        if (_ranked.Length < _count)
        {
            _ranked = new float[_targets.Length];
            _positive = new byte[_targets.Length];
        }

        int positiveClass = _columns == 1 ? 1 : column;
        for (int i = 0; i < _count; i++)
        {
            _ranked[i] = _scores[(i * _columns) + column];
            _positive[i] = _targets[i] == positiveClass ? (byte)1 : (byte)0;
        }
    }

    private void Reserve(int more)
    {
        int needed = checked(_count + more);
        if (needed <= _targets.Length) return;

        int capacity = Math.Max(needed, (int)Math.Min(2L * _targets.Length, Array.MaxLength / _columns));
        Array.Resize(ref _targets, capacity);
        Array.Resize(ref _scores, checked(capacity * _columns));
    }
}

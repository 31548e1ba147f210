using System.Globalization;

namespace NetGen.Metrics;

/// <summary>
/// Counts how often samples of each actual class were predicted as each class, and derives the classification scores from the counts.
/// </summary>
/// <remarks>
/// The scores are scikit-learn's (<c>precision_recall_fscore_support</c> with <c>zero_division=0</c>): a quotient with nothing below the
/// line is 0, and a class that occurs neither among the actual nor among the predicted ones is left out of a macro average.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Makes an empty matrix.</summary>
    /// <param name="classes">The number of classes, from 1 to 32,768.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is out of its range.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 32_768);
        Classes = classes;
        _counts = new long[classes * classes];
    }

    private ConfusionMatrix(ConfusionMatrix other)
    {
        Classes = other.Classes;
        Total = other.Total;
        _counts = [.. other._counts];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples counted.</summary>
    public long Total { get; private set; }

    /// <summary>The number of samples of class <paramref name="actual"/> that were predicted as <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in 0 .. <see cref="Classes"/> - 1.</exception>
    public long this[int actual, int predicted] => _counts[Position(actual, predicted)];

    /// <summary>Counts one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in 0 .. <see cref="Classes"/> - 1; nothing is counted.</exception>
    public void Add(int actual, int predicted)
    {
        _counts[Position(actual, predicted)]++;
        Total++;
    }

    /// <summary>Counts samples, each predicted as the class with the highest score (<see cref="Decision.ArgMax"/>).</summary>
    /// <param name="scores">[samples, classes], row after row: logits or probabilities.</param>
    /// <param name="targets">[samples], the class of each sample.</param>
    /// <exception cref="ArgumentException">There is not one score per sample and class; nothing is counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class; the samples before it are counted.</exception>
    public void Update(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets)
    {
        MetricArguments.RequireRows(scores.Length, Classes, targets.Length, nameof(scores));
        for (int i = 0; i < targets.Length; i++) Add(targets[i], Decision.ArgMax(scores.Slice(i * Classes, Classes)));
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
        Total = 0;
    }

    /// <summary>A copy that later samples do not change.</summary>
    public ConfusionMatrix Copy() => new(this);

    /// <summary>The share of samples predicted right: the trace over the total; 0 without samples.</summary>
    public double Accuracy => ClassScores.Quotient(ClassScores.OfAllClasses(this).TruePositives, Total);

    /// <summary>Of the samples predicted as a class, the share that belongs to it, averaged over the classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="averaging"/> is no value of <see cref="Averaging"/>.</exception>
    /// <exception cref="InvalidOperationException">It is <see cref="Averaging.Binary"/>, and there aren't two classes.</exception>
    public double Precision(Averaging averaging) => ClassScores.Average(this, averaging, static scores => scores.Precision);

    /// <summary>Of the samples of a class, the share that was predicted as it, averaged over the classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="averaging"/> is no value of <see cref="Averaging"/>.</exception>
    /// <exception cref="InvalidOperationException">It is <see cref="Averaging.Binary"/>, and there aren't two classes.</exception>
    public double Recall(Averaging averaging) => ClassScores.Average(this, averaging, static scores => scores.Recall);

    /// <summary>The harmonic mean of precision and recall of a class, averaged over the classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="averaging"/> is no value of <see cref="Averaging"/>.</exception>
    /// <exception cref="InvalidOperationException">It is <see cref="Averaging.Binary"/>, and there aren't two classes.</exception>
    public double F1Score(Averaging averaging) => ClassScores.Average(this, averaging, static scores => scores.F1Score);

    /// <summary>The precision of one class: TP / (TP + FP).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is not in 0 .. <see cref="Classes"/> - 1.</exception>
    public double PrecisionOf(int classIndex) => ClassScores.OfClass(this, classIndex).Precision;

    /// <summary>The recall of one class: TP / (TP + FN).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is not in 0 .. <see cref="Classes"/> - 1.</exception>
    public double RecallOf(int classIndex) => ClassScores.OfClass(this, classIndex).Recall;

    /// <summary>The F1 score of one class: 2 TP / (2 TP + FP + FN).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is not in 0 .. <see cref="Classes"/> - 1.</exception>
    public double F1ScoreOf(int classIndex) => ClassScores.OfClass(this, classIndex).F1Score;

    /// <summary>The number of samples that actually belong to a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is not in 0 .. <see cref="Classes"/> - 1.</exception>
    public long SupportOf(int classIndex) => ClassScores.OfClass(this, classIndex).Support;

    /// <summary>The counts as an aligned table: a row per actual class, a column per predicted class; lines end in <c>\n</c>.</summary>
    public override string ToString() => ToString([.. Enumerable.Range(0, Classes).Select(i => i.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The counts as an aligned table with the names of the classes, in the order of their indices.</summary>
    /// <param name="classNames">One name per class.</param>
    /// <exception cref="ArgumentException">There is not one name per class.</exception>
    public string ToString(IReadOnlyList<string> classNames) => ConfusionMatrixTable.Format(this, classNames);

    private int Position(int actual, int predicted)
    {
        MetricArguments.RequireClass(actual, Classes, nameof(actual));
        MetricArguments.RequireClass(predicted, Classes, nameof(predicted));
        return (actual * Classes) + predicted;
    }
}

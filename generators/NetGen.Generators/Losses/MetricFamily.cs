using NetGen.Generators.Metrics;

namespace NetGen.Generators.Losses;

/// <summary>The metrics that make sense beside a loss.</summary>
/// <param name="Words">The list, as messages give it.</param>
internal sealed record MetricFamily(string Words, params MetricKind[] Kinds)
{
    /// <summary>One class of several.</summary>
    public static readonly MetricFamily Classes = new(
        "[Accuracy], [TopKAccuracy], [Precision], [Recall], [F1Score], [ConfusionMatrix] and [RocAuc]",
        MetricKind.Accuracy, MetricKind.TopKAccuracy, MetricKind.Precision, MetricKind.Recall, MetricKind.F1Score,
        MetricKind.ConfusionMatrix, MetricKind.RocAuc);

    /// <summary>Independent answers, yes or no.</summary>
    public static readonly MetricFamily Decisions = new(
        "[Accuracy], [Precision], [Recall], [F1Score], [ConfusionMatrix] and [RocAuc]",
        MetricKind.Accuracy, MetricKind.Precision, MetricKind.Recall, MetricKind.F1Score, MetricKind.ConfusionMatrix, MetricKind.RocAuc);

    /// <summary>Numbers.</summary>
    public static readonly MetricFamily Regression = new(
        "[MeanAbsoluteError], [RootMeanSquaredError] and [R2Score]",
        MetricKind.MeanAbsoluteError, MetricKind.RootMeanSquaredError, MetricKind.R2Score);

    /// <summary>Whole distributions, which no metric compares better than the loss.</summary>
    public static readonly MetricFamily None = new("none: the loss itself is the measure");

    public bool Includes(MetricKind kind) => Kinds.Contains(kind);
}

using NetGen.Generators.Spec;

namespace NetGen.Generators.Metrics;

/// <summary>A metric that the user asked for.</summary>
internal sealed record MetricSpec(MetricKind Kind, int K = 0, AveragingKind Averaging = AveragingKind.Macro);

internal enum MetricKind
{
    Accuracy,
    TopKAccuracy,
    Precision,
    Recall,
    F1Score,
    ConfusionMatrix,
    RocAuc,
    MeanAbsoluteError,
    RootMeanSquaredError,
    R2Score,
}

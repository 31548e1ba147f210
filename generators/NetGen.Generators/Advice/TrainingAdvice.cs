using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>How a network is trained and judged: the optimizer's numbers, penalties, metrics.</summary>
internal static class TrainingAdvice
{
    /// <summary>From this ratio of class weights on, plain accuracy says something else than the loss.</summary>
    private const double HeavyWeights = 3;

    public static IEnumerable<Mistake> Check(Architecture architecture) =>
        [
            .. architecture.Optimizer is { Value: { } optimizer } placed ? OfOptimizer(placed, optimizer) : [],
            .. Penalties(architecture),
            .. Metrics(architecture),
        ];

    private static IEnumerable<Mistake> OfOptimizer(Placed<Optimizer> placed, Optimizer optimizer)
    {
        if (optimizer is AdamOptimizer { DecoupledDecay: false, WeightDecay: > 0 })
            yield return Note(DiagnosticIds.AdamWithWeightDecay, "WeightDecay", Mend.Rename("AdamW"));

        if (LearningRates.Of(optimizer) is var (least, most, usual) && (optimizer.LearningRate < least || optimizer.LearningRate > most))
        {
            string[] words = [.. new[] { least, most, optimizer.LearningRate, usual }.Select(ArgumentReader.Text)];
            yield return Note(DiagnosticIds.UnusualLearningRate, "learningRate", Mend.Set("learningRate", ArgumentReader.Text(usual)), words);
        }

        if (optimizer is { ClipValue: > 0, ClipNorm: > 0 })
            yield return Note(DiagnosticIds.TwoClippings, "ClipValue", Mend.RemoveArgument("ClipValue"));

        (double First, double Second) betas = optimizer switch
        {
            AdamOptimizer adam => (adam.Beta1, adam.Beta2),
            NAdamOptimizer nadam => (nadam.Beta1, nadam.Beta2),
            LionOptimizer lion => (lion.Beta1, lion.Beta2),
            _ => default,
        };
        if (betas.First > betas.Second)
        {
            var (first, second) = (ArgumentReader.Text(betas.First), ArgumentReader.Text(betas.Second));
            var swap = Mend.Of("Swap Beta1 and Beta2", Mend.Setting("Beta1", second), Mend.Setting("Beta2", first));
            yield return Note(DiagnosticIds.BetasSwapped, "Beta1", swap, first, second);
        }

        Mistake Note(string id, string argument, Mend mend, params string[] words) =>
            new(id, placed.Index, argument, [placed.Label, .. words]) { Mend = mend };
    }

    private static IEnumerable<Mistake> Penalties(Architecture architecture)
    {
        if (architecture.Optimizer is not { Value: { WeightDecay: > 0 and var decay }, Label: var optimizer })
            yield break;

        foreach (var (_, placed, layer) in architecture.Known)
        {
            if (layer is WeightLayer { L2: > 0 and var penalty })
            {
                string[] words = [placed.Label, ArgumentReader.Text(penalty), optimizer, ArgumentReader.Text(decay)];
                yield return new Mistake(DiagnosticIds.L2WithWeightDecay, placed.Index, "L2", words) { Mend = Mend.RemoveArgument("L2") };
            }
        }
    }

    private static IEnumerable<Mistake> Metrics(Architecture architecture)
    {
        var ratio = architecture.Loss?.Value switch
        {
            CrossEntropyLoss { ClassWeights: { Count: > 0 } weights } => weights.Max() / weights.Min(),
            BinaryCrossEntropyLoss { PositiveWeight: var weight } => Math.Max(weight, 1 / weight),
            _ => 1,
        };
        if (ratio < HeavyWeights || architecture.Metrics.Any(metric => metric.Value is { Kind: MetricKind.F1Score }))
            yield break;

        foreach (var metric in architecture.Metrics.Where(metric => metric.Value is { Kind: MetricKind.Accuracy }))
        {
            string[] words = [metric.Label, ArgumentReader.Text(Math.Round(ratio, 1))];
            yield return new Mistake(DiagnosticIds.AccuracyOfWeightedClasses, metric.Index, null, words) { Mend = Mend.InsertAfter("F1Score") };
        }
    }
}

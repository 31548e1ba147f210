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
            yield return Note(DiagnosticIds.AdamWithWeightDecay, "WeightDecay", AsAdamW());

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
            _ => default,
        };
        if (betas.First > betas.Second)
        {
            var (first, second) = (ArgumentReader.Text(betas.First), ArgumentReader.Text(betas.Second));
            var swap = Mend.Of("Swap Beta1 and Beta2", Mend.Setting("Beta1", second), Mend.Setting("Beta2", first));
            yield return Note(DiagnosticIds.BetasSwapped, "Beta1", swap, first, second);
        }

        // Decay apart from the gradient is another number: 0.01 is usual.
        static Mend AsAdamW() => Mend.Of(
            "Use [AdamW] with WeightDecay = 0.01", new AttributeEdit(EditKind.Rename, "AdamW"), Mend.Setting("WeightDecay", "0.01"));

        Mistake Note(string id, string argument, Mend mend, params string[] words) =>
            new(id, placed.Index, argument, [placed.Label, .. words]) { Mend = mend };
    }

    private static IEnumerable<Mistake> Penalties(Architecture architecture)
    {
        if (architecture.Optimizer is not { Value: { WeightDecay: > 0 and var decay }, Label: var optimizer })
            yield break;

        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (PenaltyOf(layer, architecture.Shapes[place]) is > 0 and var penalty)
            {
                string[] words = [placed.Label, ArgumentReader.Text(penalty), optimizer, ArgumentReader.Text(decay)];
                yield return new Mistake(DiagnosticIds.L2WithWeightDecay, placed.Index, "L2", words)
                {
                    Mend = layer is WeightLayer ? Mend.RemoveArgument("L2") : null,
                };
            }
        }
    }

    private static bool TellsOfRareClasses(MetricKind kind) =>
        kind is MetricKind.F1Score or MetricKind.Recall or MetricKind.RocAuc or MetricKind.ConfusionMatrix;

    // Its own, or the largest inside of it.
    private static double PenaltyOf(Layer layer, Shape? input) => layer switch
    {
        WeightLayer { L2: var own } => own,
        CompositeLayer when input is { } shape => layer.Children(shape).SelectMany(child => child.WithInner())
            .Select(node => node.Layer).OfType<WeightLayer>().Select(inner => inner.L2).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static IEnumerable<Mistake> Metrics(Architecture architecture)
    {
        var ratio = architecture.Loss?.Value switch
        {
            CrossEntropyLoss { ClassWeights: { Count: > 0 } weights } => weights.Max() / weights.Min(),
            BinaryCrossEntropyLoss { PositiveWeight: var weight } => Math.Max(weight, 1 / weight),
            _ => 1,
        };
        if (ratio < HeavyWeights || architecture.Metrics.Any(metric => metric.Value is { Kind: var kind } && TellsOfRareClasses(kind)))
            yield break;

        foreach (var metric in architecture.Metrics.Where(metric => metric.Value is { Kind: MetricKind.Accuracy }))
        {
            string[] words = [metric.Label, ArgumentReader.Text(Math.Round(ratio, 1))];
            yield return new Mistake(DiagnosticIds.AccuracyOfWeightedClasses, metric.Index, null, words) { Mend = Mend.InsertAfter("F1Score") };
        }
    }
}

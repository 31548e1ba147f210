using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>Whether the network's end, its loss and its metrics go together.</summary>
internal static class ObjectiveRules
{
    /// <param name="draft">The parts.</param>
    /// <param name="output">The shape of the network's output, or null if a mistake above hides it.</param>
    public static IEnumerable<Mistake> Check(NetworkDraft draft, Shape? output)
    {
        if (draft.Loss?.Value is not { } loss)
            return [];

        var mistakes = new List<Mistake>();
        if (LastLayerProblem(draft.Layers, loss, output) is { } problem)
            mistakes.Add(problem);
        else if (output is { Last: var outputs })
            mistakes.AddRange(CountProblems(draft, loss, outputs));

        mistakes.AddRange(draft.Metrics
            .Where(metric => metric.Value is { } spec && !loss.Metrics.Includes(spec.Kind))
            .Select(metric => new Mistake(
                DiagnosticIds.MetricDoesNotFitLoss, metric.Index, null, metric.Label, draft.Loss.Label, loss.Metrics.Words)
            {
                Mend = Mend.Remove(metric.Label),
            }));
        return mistakes;
    }

    private static Mistake? LastLayerProblem(EquatableArray<Placed<Layer>> layers, Loss loss, Shape? output)
    {
        if (layers.Count == 0 || layers[layers.Count - 1] is not { Value: not null } last)
            return null;

        // With several positions (the pixels of an image) each has its row of outputs, and its loss.
        if (output is { } shape && shape.Last < loss.MinimumOutputs)
            return Problem(last, "units", loss.OutputWords, "gives 1", loss.TooFewOutputsAdvice) with { Mend = MoreOutputs(last.Value, loss) };

        return LastActivation(layers) is { Layer: var layer, Kind: var kind } && loss.ActivationAdvice(kind) is { } advice
            ? Problem(layer, "Activation", loss.OutputWords, kind == ActivationKind.Identity ? "has no activation" : $"ends in {kind}", advice) with { Mend = OtherActivation(layer, loss) }
            : null;

        Mistake Problem(Placed<Layer> at, string? argument, string wanted, string actual, string advice) =>
            new(DiagnosticIds.LastLayerDoesNotFitLoss, at.Index, argument, at.Label, actual, loss.Kind, wanted, advice);
    }

    private static Mend? MoreOutputs(Layer last, Loss loss) => last switch
    {
        DenseLayer => Mend.Set("units", ArgumentReader.Text(loss.MinimumOutputs)),
        ConvLayer { Groups: 1 } => Mend.Set("filters", ArgumentReader.Text(loss.MinimumOutputs)),
        _ => null,
    };

    /// <summary>The edit that gives the network's end the activation that the loss wants: one in particular, or none.</summary>
    private static Mend? OtherActivation(Placed<Layer> layer, Loss loss) => (layer.Value, loss) switch
    {
        (ActivationLayer, KLDivergenceLoss) => Mend.Set("activation", "Activation.LogSoftmax"),
        (WeightLayer or NormalizationLayer, KLDivergenceLoss) => Mend.Set("Activation", "Activation.LogSoftmax"),
        _ => WithoutActivation(layer),
    };

    /// <summary>The edit that takes a layer's activation away; null where a block has it.</summary>
    public static Mend? WithoutActivation(Placed<Layer> layer) => layer.Value switch
    {
        ActivationLayer activation => Mend.Remove(activation.Description),
        WeightLayer or NormalizationLayer or ResidualLayer => Mend.RemoveArgument("Activation"),
        _ => null,
    };

    /// <summary>The function that the output went through last; null if a layer that isn't understood hides it.</summary>
    public static (Placed<Layer> Layer, ActivationKind Kind)? LastActivation(EquatableArray<Placed<Layer>> layers)
    {
        foreach (var placed in layers.Reverse())
        {
            if (placed.Value is not { } layer)
                return null;
            if (layer.LastActivation is { } kind)
                return (placed, kind);
        }

        return (layers[layers.Count - 1], ActivationKind.Identity);
    }

    // The weights are a list of the classes, the units a mere number: rather the number is wrong.
    private static Mend? OutputsFor(EquatableArray<Placed<Layer>> layers, int classes) =>
        classes >= 2 && layers[layers.Count - 1] is { Value: DenseLayer, Index: var index }
            ? Mend.Set("units", ArgumentReader.Text(classes), index)
            : null;

    private static IEnumerable<Mistake> CountProblems(NetworkDraft draft, Loss loss, int outputs)
    {
        var count = ArgumentReader.Text(outputs);
        if (loss is CrossEntropyLoss { ClassWeights.Count: > 0 and var weights } && weights != outputs)
        {
            string[] words = [draft.Loss!.Label, ArgumentReader.Text(weights), count];
            yield return new Mistake(DiagnosticIds.WrongNumberOfClassWeights, draft.Loss.Index, "ClassWeights", words)
            {
                Mend = OutputsFor(draft.Layers, weights),
            };
        }

        if (loss.Metrics != MetricFamily.Classes)
            yield break;

        foreach (var metric in draft.Metrics)
        {
            if (outputs != 2 && metric.Value is { Averaging: AveragingKind.Binary })
            {
                string[] wanted = [metric.Label, "Averaging", "Binary", $"Macro, Micro or Weighted: there are {count} classes, and Binary is for 2"];
                yield return new Mistake(DiagnosticIds.ValueOutOfRange, metric.Index, "Averaging", wanted)
                {
                    Mend = Mend.RemoveArgument("Averaging"),
                };
            }

            if (metric.Value is not { Kind: MetricKind.TopKAccuracy, K: var k } || k <= outputs)
                continue;

            string[] words = [metric.Label, "k", ArgumentReader.Text(k), $"at most {count}, the number of classes"];
            yield return new Mistake(DiagnosticIds.ValueOutOfRange, metric.Index, "k", words) { Mend = Mend.Set("k", count) };
        }
    }
}

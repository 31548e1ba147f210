using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>Functions between layers and at the end: too few, too many, in the wrong place.</summary>
internal static class ActivationAdvice
{
    /// <summary>
    /// How much squashing in a row gradients bear. A sigmoid's derivative is at most 1/4 (Glorot and Bengio 2010 see four layers of it
    /// stall), that of tanh 1, but less away from the middle: four sigmoids count as much as twelve tanhs.
    /// </summary>
    private const int TooMuchSquashing = 12;
    private const int OfSigmoid = 3;
    private const int OfTanh = 1;

    public static IEnumerable<Mistake> Check(Architecture architecture) =>
        [
            .. LinearPairs(architecture),
            .. AtTheEnd(architecture),
            .. Twice(architecture),
            .. Vanishing(architecture),
            .. SteepSlopes(architecture),
        ];

    private static IEnumerable<Mistake> LinearPairs(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (layer is WeightLayer { Activation.Kind: ActivationKind.Identity } first && MixesAllChannels(first)
                && architecture.Next(place, LayerTraits.IsLinearPassage) is { Value: WeightLayer second } next
                && MixesAllChannels(second) && !IsSplitKernel(first, second)
                && !IsBottleneck(architecture, place, architecture.PlaceOf(next)))
            {
                yield return new Mistake(DiagnosticIds.TwoLinearLayers, placed.Index, null, placed.Label, next.Label)
                {
                    Mend = Mend.Set("Activation", "Activation.ReLU"),
                };
            }
        }
    }

    // Channels for themselves, or in groups: the other layer of a separable convolution mixes them.
    private static bool MixesAllChannels(WeightLayer layer) =>
        layer is not (DepthwiseConvLayer or SeparableConv2DLayer or ConvLayer { Groups: > 1 } or ConvTransposeLayer { Groups: > 1 });

    // A column, then a row: a large kernel of less weights (Jaderberg et al. 2014).
    private static bool IsSplitKernel(WeightLayer first, WeightLayer second) =>
        first is ConvLayer { Windows: { Count: 2 } one } && second is ConvLayer { Windows: { Count: 2 } other }
        && Integers.Range(0, 2).Any(axis => one[axis].Kernel == 1 && other[axis].Kernel > 1 && one[1 - axis].Kernel > 1 && other[1 - axis].Kernel == 1);

    // Fewer numbers than before and after: a factor of lower rank, which is made on purpose.
    private static bool IsBottleneck(Architecture architecture, int first, int second) =>
        architecture.Shapes[first] is { } input && architecture.Shapes[first + 1] is { } middle && architecture.Shapes[second + 1] is { } output
        && middle.Last < input.Last && middle.Last < output.Last;

    private static IEnumerable<Mistake> AtTheEnd(Architecture architecture)
    {
        if (architecture is not { IsNetwork: true, Loss.Value: { } loss, Layers.Count: > 0 }
            || ObjectiveRules.LastActivation(architecture.Layers) is not { Layer: var last, Kind: var kind }
            || architecture.Layers.Skip(architecture.PlaceOf(last) + 1).Any(layer => layer.Value is not { } below || !LayerTraits.MovesValues(below)))
            yield break;

        string[] words = [last.Label, kind.ToString()];
        if (loss is CrossEntropyLoss or BinaryCrossEntropyLoss && WhyBadScores(kind) is { } reason)
            yield return Note(DiagnosticIds.ActivationOfScores, [.. words, reason]);
        else if (architecture.IsRegression && kind == ActivationKind.ReLU)
            yield return Note(DiagnosticIds.RectifiedRegression, [.. words, loss.Kind]);

        Mistake Note(string id, string[] all) => new(id, last.Index, Argument(last.Value), all) { Mend = ObjectiveRules.WithoutActivation(last) };
    }

    private static string? WhyBadScores(ActivationKind kind) => kind switch
    {
        ActivationKind.ReLU => "so a score that starts below 0 gets no gradient and is never learned",
        ActivationKind.Tanh or ActivationKind.Softsign => "so scores stay between -1 and 1, and no prediction can be sure",
        _ => null,
    };

    private static IEnumerable<Mistake> Twice(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (layer is not ActivationLayer { Activation.Kind: var kind and not ActivationKind.Identity }
                || architecture.Previous(place, LayerTraits.MovesValues) is not { Value: { } before } above
                || LayerTraits.ActivationOf(before) is not (var first and not ActivationKind.Identity))
                continue;

            // Softmax makes probabilities of any scores; of those that a rectifier gives, too, but worse.
            if (kind is ActivationKind.Softmax or ActivationKind.LogSoftmax)
            {
                if (first == ActivationKind.ReLU)
                {
                    yield return new Mistake(
                        DiagnosticIds.ActivationOfScores, above.Index, Argument(before), above.Label, first.ToString(), WhyBadScores(first)!)
                    {
                        Mend = ObjectiveRules.WithoutActivation(above),
                    };
                }

                continue;
            }

            // Which of two different functions was meant, nobody knows.
            yield return new Mistake(DiagnosticIds.ActivationAfterActivation, placed.Index, null, placed.Label, above.Label, first.ToString())
            {
                Mend = first == kind ? Mend.Remove(layer.Description) : null,
            };
        }
    }

    private static IEnumerable<Mistake> Vanishing(Architecture architecture)
    {
        var (count, squashing) = (0, 0);
        foreach (var (_, placed, whole) in architecture.Known)
        {
            var before = squashing;
            foreach (var layer in LayerTraits.Unrolled(whole).Where(layer => !LayerTraits.IsLinearPassage(layer)))
            {
                var kind = LayerTraits.ActivationOf(layer);
                if (layer is ActivationLayer or WeightLayer && LayerTraits.Squashes(kind))
                    (count, squashing) = (count + 1, squashing + (kind is ActivationKind.Sigmoid or ActivationKind.HardSigmoid ? OfSigmoid : OfTanh));
                else if (layer is not WeightLayer { Activation.Kind: ActivationKind.Identity })
                    (count, squashing) = (0, 0);
            }

            if (squashing >= TooMuchSquashing && before < TooMuchSquashing)
                yield return new Mistake(DiagnosticIds.VanishingGradients, placed.Index, ArgumentIn(whole), placed.Label, ArgumentReader.Text(count));
        }
    }

    private static string? ArgumentIn(Layer layer) => layer is CompositeLayer ? null : Argument(layer);

    private static IEnumerable<Mistake> SteepSlopes(Architecture architecture)
    {
        foreach (var (_, placed, layer) in architecture.Known)
        {
            var function = layer switch
            {
                WeightLayer { Activation: var own } => own,
                ActivationLayer { Activation: var own } => own,
                NormalizationLayer { Activation: var own } => own,
                _ => ActivationFunction.Identity,
            };
            if (function is { Kind: ActivationKind.LeakyReLU, Slope: >= 1 })
            {
                yield return new Mistake(DiagnosticIds.SlopeNotBelowOne, placed.Index, "Slope", placed.Label, ArgumentReader.Text(function.Slope))
                {
                    Mend = Mend.Set("Slope", "0.01"),
                };
            }
        }
    }

    private static string? Argument(Layer? layer) => layer switch
    {
        ActivationLayer => "activation",
        CompositeLayer and not ResidualLayer => null,
        _ => "Activation",
    };
}

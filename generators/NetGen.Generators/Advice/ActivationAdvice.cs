using NetGen.Generators.Diagnostics;
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
    /// Layers in a row from which gradients get too small: a sigmoid's derivative is at most 1/4 (Glorot and Bengio 2010 see four layers
    /// stall), tanh's is 1 in the middle.
    /// </summary>
    private const int MostSigmoids = 3;
    private const int MostTanhs = 7;

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
            if (layer is WeightLayer { Activation.Kind: ActivationKind.Identity } first and not (DepthwiseConvLayer or SeparableConv2DLayer)
                && architecture.Next(place, LayerTraits.IsLinearPassage) is { Value: WeightLayer second } next
                && second is not (DepthwiseConvLayer or SeparableConv2DLayer)
                && !IsBottleneck(architecture, place, architecture.PlaceOf(next)))
            {
                yield return new Mistake(DiagnosticIds.TwoLinearLayers, placed.Index, null, placed.Label, next.Label)
                {
                    Mend = Mend.Set("Activation", "Activation.ReLU"),
                };
            }
        }
    }

    // Fewer numbers than before and after: a factor of lower rank, which is made on purpose.
    private static bool IsBottleneck(Architecture architecture, int first, int second) =>
        architecture.Shapes[first] is { } input && architecture.Shapes[first + 1] is { } middle && architecture.Shapes[second + 1] is { } output
        && middle.Last < input.Last && middle.Last < output.Last;

    private static IEnumerable<Mistake> AtTheEnd(Architecture architecture)
    {
        if (architecture is not { IsNetwork: true, Loss.Value: { } loss, Layers.Count: > 0 }
            || ObjectiveRules.LastActivation(architecture.Layers) is not { Layer: var last, Kind: var kind }
            || !LayerTraits.IsOneSided(kind))
            yield break;

        string[] words = [last.Label, kind.ToString()];
        if (loss is CrossEntropyLoss)
            yield return Note(DiagnosticIds.RectifierBeforeSoftmax, words);
        else if (architecture.IsRegression && kind == ActivationKind.ReLU)
            yield return Note(DiagnosticIds.RectifiedRegression, [.. words, loss.Kind]);

        Mistake Note(string id, string[] all) => new(id, last.Index, Argument(last.Value), all) { Mend = ObjectiveRules.WithoutActivation(last) };
    }

    private static IEnumerable<Mistake> Twice(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (layer is not ActivationLayer { Activation.Kind: var kind and not ActivationKind.Identity }
                || architecture.Previous(place, LayerTraits.MovesValues) is not { Value: { } before } above
                || LayerTraits.ActivationOf(before) is not (var first and not ActivationKind.Identity))
                continue;

            if (kind is ActivationKind.Softmax or ActivationKind.LogSoftmax && LayerTraits.IsOneSided(first))
            {
                yield return new Mistake(DiagnosticIds.RectifierBeforeSoftmax, above.Index, Argument(before), above.Label, first.ToString())
                {
                    Mend = ObjectiveRules.WithoutActivation(above),
                };
            }
            else
            {
                yield return new Mistake(DiagnosticIds.ActivationAfterActivation, placed.Index, null, placed.Label, above.Label, first.ToString())
                {
                    Mend = Mend.Remove(layer.Description),
                };
            }
        }
    }

    private static IEnumerable<Mistake> Vanishing(Architecture architecture)
    {
        var (count, run) = (0, ActivationKind.Identity);
        foreach (var (_, placed, layer) in architecture.Known.Where(item => !LayerTraits.IsLinearPassage(item.Layer)))
        {
            var kind = LayerTraits.ActivationOf(layer);
            if (layer is ActivationLayer or WeightLayer && LayerTraits.Squashes(kind))
                count = kind == run ? count + 1 : 1;
            else if (layer is not WeightLayer { Activation.Kind: ActivationKind.Identity })
                count = 0;

            run = count == 0 ? ActivationKind.Identity : LayerTraits.Squashes(kind) ? kind : run;
            var most = run is ActivationKind.Sigmoid or ActivationKind.HardSigmoid ? MostSigmoids : MostTanhs;
            if (count == most + 1 && kind == run)
            {
                yield return new Mistake(
                    DiagnosticIds.VanishingGradients, placed.Index, Argument(layer), placed.Label, ArgumentReader.Text(count), kind.ToString());
            }
        }
    }

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

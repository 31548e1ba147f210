using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>Normalisations: what they make superfluous, and where they do harm.</summary>
internal static class NormalizationAdvice
{
    public static IEnumerable<Mistake> Check(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            // Ioffe and Szegedy 2015, section 3.2: a constant a channel is taken away with the mean.
            if (layer is WeightLayer { UseBias: true, Activation.Kind: ActivationKind.Identity }
                && architecture.Next(place, _ => false) is { Value: BatchNormLayer or InstanceNormLayer } norm)
            {
                yield return new Mistake(DiagnosticIds.BiasBeforeNormalization, placed.Index, "UseBias", placed.Label, norm.Label)
                {
                    Mend = Mend.Set("UseBias", "false"),
                };
            }

            if (layer is not NormalizationLayer)
                continue;

            if (architecture.Previous(place, _ => false) is { Value: NormalizationLayer { Activation.Kind: ActivationKind.Identity } } above)
            {
                yield return new Mistake(DiagnosticIds.RepeatedNormalization, placed.Index, null, placed.Label, above.Label)
                {
                    Mend = Mend.Remove(layer.Kind),
                };
            }
            else if (architecture.IsNetwork && !architecture.HasWeightsBelow(place))
            {
                var others = layer is BatchNormLayer ? "the other samples of its batch" : "its other outputs";
                yield return new Mistake(DiagnosticIds.NormalizationAtTheEnd, placed.Index, null, placed.Label, others) { Mend = Mend.Remove(layer.Kind) };
            }
        }
    }
}

using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>Dropout in the wrong place, or too much of it.</summary>
internal static class DropoutAdvice
{
    private const double HighRate = 0.8;

    public static IEnumerable<Mistake> Check(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known.Where(item => LayerTraits.IsDropout(item.Layer)))
        {
            if (LayerTraits.RateOf(layer) is var rate and > HighRate)
            {
                var kept = ArgumentReader.Text(Math.Round(100 * (1 - rate), 2));
                yield return new Mistake(DiagnosticIds.HighDropoutRate, placed.Index, "rate", placed.Label, kept) { Mend = Mend.Set("rate", "0.5") };
            }

            if (Misplaced(architecture, place) is var (id, words, behind))
            {
                yield return new Mistake(id, placed.Index, null, [placed.Label, .. words])
                {
                    Mend = behind is { Index: var index } ? Mend.MoveBehind(layer.Kind, index) : Mend.Remove(layer.Kind),
                };
            }
        }
    }

    // What is wrong with its place, and behind which layer it would be right.
    private static (string Id, string[] Words, Placed<Layer>? Behind)? Misplaced(Architecture architecture, int place)
    {
        if (architecture.IsNetwork && !architecture.HasWeightsBelow(place))
            return (DiagnosticIds.DropoutAtTheEnd, [], null);

        if (architecture.Previous(place, LayerTraits.MovesValues) is { Value: { } above } before
            && LayerTraits.ActivationOf(above) == ActivationKind.SELU)
            return (DiagnosticIds.SeluDropout, [before.Label], null);

        // Li et al. 2019, "Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift".
        if (architecture.Next(place, LayerTraits.MovesValues) is not { Value: { } below } next)
            return null;
        if (below is BatchNormLayer)
            return (DiagnosticIds.DropoutBeforeBatchNorm, [next.Label], next);

        return architecture is { IsRegression: true, Loss: { } loss } && below is WeightLayer
            && !architecture.HasWeightsBelow(architecture.PlaceOf(next))
            ? (DiagnosticIds.DropoutBeforeRegressionOutput, [loss.Label], null)
            : null;
    }
}

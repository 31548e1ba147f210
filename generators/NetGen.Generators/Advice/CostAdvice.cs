using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>What a network costs, where another number would cost less: information, not mistakes.</summary>
internal static class CostAdvice
{
    private const double DominatingShare = 0.8;

    /// <summary>A network below that is done in a microsecond; nobody need save there.</summary>
    private const long SmallestMultiplyAdds = 100_000;

    private const int ParametersPerSample = 10;

    public static IEnumerable<Mistake> Check(Architecture architecture, Machine machine)
    {
        if (!architecture.IsNetwork || architecture.Graph is not { } graph)
            return Lanes(architecture, machine);

        return [.. Lanes(architecture, machine), .. Dominating(architecture, graph), .. OfWeights(architecture, graph, machine)];
    }

    private static IEnumerable<Mistake> Lanes(Architecture architecture, Machine machine)
    {
        var lanes = machine.Lanes;
        foreach (var (place, placed, layer) in architecture.Known)
        {
            // The size of the output is the task's, that of a block's output its users'; what a block's convolutions get is not known.
            var (argument, size) = layer switch
            {
                DenseLayer { Units: var units } => ("units", units),
                ConvLayer { Filters: var filters, Groups: 1 } when architecture.IsNetwork => ("filters", filters),
                _ => ("", 0),
            };
            if (size <= lanes || size % lanes == 0 || !architecture.HasWeightsBelow(place))
                continue;

            var (below, above) = (size / lanes * lanes, ((size / lanes) + 1) * lanes);
            if (!Fits(architecture, place, below) || !Fits(architecture, place, above))
                continue;

            var (less, more) = (ArgumentReader.Text(below), ArgumentReader.Text(above));
            string[] words = [placed.Label, ArgumentReader.Text(size), argument, more, ArgumentReader.Text(lanes), less];
            yield return new Mistake(DiagnosticIds.WastedLanes, placed.Index, argument, words) { Mend = Mend.Set(argument, more) };
        }
    }

    // Layers below may count on the size: a reshape, groups, a sum.
    private static bool Fits(Architecture architecture, int place, int size)
    {
        var layers = architecture.Layers.Select((placed, i) => i != place ? placed : placed with
        {
            Value = placed.Value switch
            {
                DenseLayer dense => dense with { Units = size },
                ConvLayer conv => conv with { Filters = size },
                var other => other,
            },
        });
        var mistakes = new List<Mistake>();
        var shapes = ShapeInference.Infer(architecture.Shapes[0], layers.ToEquatableArray(), mistakes);
        return mistakes.Count == 0 && shapes[shapes.Count - 1] == architecture.Shapes[shapes.Count - 1];
    }

    private static IEnumerable<Mistake> Dominating(Architecture architecture, NetworkGraph graph)
    {
        var costs = graph.Nodes.Select(node => node.Layer.MultiplyAdds(node.Input)).ToList();
        var (sum, most) = (costs.Sum(), costs.Max());
        if (sum < SmallestMultiplyAdds || costs.Count(cost => cost > 0) < 3 || most < DominatingShare * sum)
            yield break;

        var placed = architecture.Layers[costs.IndexOf(most)];
        var share = (100.0 * most / sum).ToString("0", CultureInfo.InvariantCulture);
        yield return new Mistake(
            DiagnosticIds.DominatingLayer, placed.Index, null, placed.Label, share, SizeLimits.Text(most), SizeLimits.Text(sum));
    }

    private static IEnumerable<Mistake> OfWeights(Architecture architecture, NetworkGraph graph, Machine machine)
    {
        var name = graph.Spec.Type.DisplayName;
        var parameters = graph.Nodes.Sum(node => node.Layer.Parameters(node.Input));
        var bytes = 4 * parameters;
        if (bytes > machine.SecondLevelCache)
        {
            string[] words = [name, SizeLimits.Text(bytes / 1024), SizeLimits.Text(machine.SecondLevelCache / 1024)];
            yield return new Mistake(DiagnosticIds.WeightsBeyondCache, Mistake.OnClass, null, words);
        }

        if (architecture.TrainingSamples is { } samples && parameters > (long)ParametersPerSample * samples)
        {
            string[] words = [name, SizeLimits.Text(parameters), SizeLimits.Text(samples)];
            yield return new Mistake(DiagnosticIds.MoreParametersThanData, Mistake.OnClass, null, words);
        }
    }
}

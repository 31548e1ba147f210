using System.Globalization;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Spec;

namespace NetGen.Reference;

/// <summary>Builds a graph from typed layers, without attributes and without the shapes pass.</summary>
internal static class Graphs
{
    /// <summary>
    /// Layers without a name of their own are called by their kind and its ordinal: <c>dense1</c>, <c>dropout1</c>, <c>dense2</c>.
    /// </summary>
    public static NetworkGraph Of(Shape input, Loss loss, Optimizer optimizer, params Layer[] layers)
    {
        var type = new TypeModel("", EquatableArray<string>.Empty, "Network", "public", "Network");
        var spec = new NetworkSpec(type, input, layers.ToEquatableArray(), loss, optimizer, EquatableArray<MetricSpec>.Empty);
        var ordinals = new Dictionary<string, int>();
        var nodes = new List<LayerNode>();
        var shape = input;
        foreach (var layer in layers)
        {
            var ordinal = ordinals[layer.Kind] = ordinals.GetValueOrDefault(layer.Kind) + 1;
            var name = layer.CustomName ?? layer.Kind.ToLowerInvariant() + ordinal.ToString(CultureInfo.InvariantCulture);
            var output = layer.OutputShape(shape);
            nodes.Add(new LayerNode(layer, name, shape, output));
            shape = output;
        }

        return new NetworkGraph(spec, nodes.ToEquatableArray());
    }

    /// <summary>Plain stochastic gradient descent, for tests that don't care.</summary>
    public static Optimizer AnyOptimizer { get; } = new SgdOptimizer(0.01, 0, 0, false, 0);
}

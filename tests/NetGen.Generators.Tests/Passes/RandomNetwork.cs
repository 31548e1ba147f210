using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Spec;
using NetGen.Reference;

namespace NetGen.Generators.Tests.Passes;

/// <summary>A small network of random layers with random weights and a random batch: everything follows from the seed.</summary>
internal sealed class RandomNetwork
{
    private const int Batch = 3;

    private readonly Random _random;

    public RandomNetwork(int seed)
    {
        _random = new Random(seed);
        var input = _random.Next(3) == 0 ? new Shape(_random.Next(1, 3), 2, _random.Next(1, 3)) : new Shape(_random.Next(1, 7));
        var loss = Loss();
        Layer[] layers = [.. Layers(input)];
        var outputs = layers.Aggregate(input, (shape, layer) => layer.OutputShape(shape)).Size;
        Graph = Graphs.Of(input, loss(outputs), Optimizer(), layers);
        Network = Fill(new ReferenceNetwork(Graph));
        Samples = RandomSamples();
    }

    public NetworkGraph Graph { get; }

    /// <summary>The fused programs.</summary>
    public ReferenceNetwork Network { get; }

    public Samples Samples { get; }

    /// <summary>What dropout sees: any fixed function will do.</summary>
    public static double Uniform(int stream, int index) => ((stream * 7919) + (index * 104729)) % 1000 / 1000.0;

    /// <summary>The same network with the programs as differentiation left them.</summary>
    public ReferenceNetwork Unfused()
    {
        var copy = new ReferenceNetwork(Graph) { Unfused = true };
        foreach (var parameter in copy.Parameters)
            copy[parameter.Name] = Network[parameter.Name];
        return copy;
    }

    public override string ToString() =>
        $"{Graph.Spec.Input} > {string.Join(" > ", Graph.Nodes.Select(node => node.Layer.Description))} > {Graph.Spec.Loss.Kind}";

    private IEnumerable<Layer> Layers(Shape input)
    {
        if (input.Rank > 1)
        {
            if (_random.Next(2) == 0)
                yield return new ActivationLayer(Activation(elementwise: true));
            yield return new FlattenLayer();
        }

        if (_random.Next(5) == 0)
            yield return new DropoutLayer(0.25);

        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            var units = _random.Next(1, 6);
            yield return new DenseLayer(units, Activation(elementwise: units == 1))
            {
                UseBias = _random.Next(4) > 0,
                L1 = _random.Next(4) == 0 ? 0.01 : 0,
                L2 = _random.Next(4) == 0 ? 0.02 : 0,
            };
            if (_random.Next(4) == 0)
                yield return new DropoutLayer(0.5);
            if (_random.Next(4) == 0)
                yield return new ActivationLayer(Activation(elementwise: units == 1));
        }
    }

    private ActivationFunction Activation(bool elementwise)
    {
        var kinds = Enum.GetValues<ActivationKind>().Where(kind => !elementwise || ActivationFunctions.IsElementwise(kind)).ToList();
        return new ActivationFunction(kinds[_random.Next(kinds.Count)], Slope: 0.2, Alpha: 1.4);
    }

    private Func<int, Loss> Loss()
    {
        var (smoothing, weighted) = (_random.Next(2) * 0.1, _random.Next(2) == 0);
        Func<int, Loss>[] losses =
        [
            outputs => new CrossEntropyLoss(smoothing, weighted ? ClassWeights(outputs) : default),
            _ => new BinaryCrossEntropyLoss(weighted ? 1.7 : 1),
            _ => new MeanSquaredErrorLoss(),
            _ => new MeanAbsoluteErrorLoss(),
            _ => new HuberLoss(0.6),
            _ => new LogCoshLoss(),
            _ => new HingeLoss(),
            _ => new KLDivergenceLoss(),
            _ => new PoissonLoss(),
        ];
        return losses[_random.Next(losses.Length)];
    }

    private static EquatableArray<double> ClassWeights(int classes) =>
        Enumerable.Range(1, classes).Select(c => 0.5 * c).ToEquatableArray();

    private Optimizer Optimizer()
    {
        Optimizer[] optimizers =
        [
            new SgdOptimizer(0.1, 0, 0, false, 0.1),
            new SgdOptimizer(0.1, 0.9, 0.2, true, 0),
            new RmsPropOptimizer(0.01, 0.9, 1e-8, 0.5, true, 0.1),
            new AdagradOptimizer(0.1, 0.1, 0.1, 1e-10, 0),
            new AdamOptimizer(0.01, 0.9, 0.99, 1e-8, 0.1, true, true),
            new NAdamOptimizer(0.01, 0.9, 0.99, 1e-8, 0.1, 4e-3),
            new LionOptimizer(0.01, 0.9, 0.99, 0.1),
        ];
        return optimizers[_random.Next(optimizers.Length)] with
        {
            ClipValue = _random.Next(3) == 0 ? 0.3 : 0,
            ClipNorm = _random.Next(5) == 0 ? 0.5 : 0,
        };
    }

    private ReferenceNetwork Fill(ReferenceNetwork network)
    {
        foreach (var parameter in network.Parameters)
            network[parameter.Name] = Numbers(parameter.Tensor.Size, 1);
        return network;
    }

    private Samples RandomSamples()
    {
        var inputs = Numbers(Batch * Graph.Spec.Input.Size, 1.5);
        var outputs = Graph.Output.Size;
        return Graph.Spec.Loss.Target == TargetKind.ClassIndex
            ? Samples.Of(inputs, [.. Enumerable.Range(0, Batch).Select(_ => _random.Next(outputs))])
            : Samples.Of(inputs, Numbers(Batch * outputs, 1));
    }

    private double[] Numbers(int count, double range) =>
        [.. Enumerable.Range(0, count).Select(_ => range * ((2 * _random.NextDouble()) - 1))];
}

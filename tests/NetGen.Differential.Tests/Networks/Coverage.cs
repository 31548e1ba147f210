using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Spec;

namespace NetGen.Differential.Tests.Networks;

/// <summary>What of the language some networks use.</summary>
internal static class Coverage
{
    public static IReadOnlyList<string> Missing(IReadOnlyList<NetworkGraph> graphs, IReadOnlyList<int> batches)
    {
        var layers = graphs.SelectMany(graph => graph.Spec.Layers).ToList();
        var dense = layers.OfType<DenseLayer>().ToList();
        var losses = graphs.Select(graph => graph.Spec.Loss).ToList();
        var optimizers = graphs.Select(graph => graph.Spec.Optimizer).ToList();
        var missing = new List<string>();

        Expect(Enum.GetValues<ActivationKind>(), dense.Select(layer => layer.Activation.Kind), "dense layer with activation ");
        Expect(Enum.GetValues<ActivationKind>(), layers.OfType<ActivationLayer>().Select(layer => layer.Activation.Kind), "layer of its own: ");
        Expect(Enum.GetValues<InitializerKind>(), dense.Select(layer => layer.Initializer), "initialiser ");
        Expect(RandomNetworks.Batches, batches, "batch of ");
        Expect(RandomNetworks.Sizes, graphs.SelectMany(graph => graph.Nodes).Select(node => node.Output.Size), "layer of size ");
        Expect(Enumerable.Range(1, 5), graphs.Select(graph => graph.Spec.Layers.OfType<DenseLayer>().Count()), "depth ");
        Expect(KindsOf<Loss>(), losses.Select(loss => loss.GetType().Name), "");
        Expect(KindsOf<Optimizer>(), optimizers.Select(optimizer => optimizer.GetType().Name), "");
        Expect([nameof(DenseLayer), nameof(ActivationLayer), nameof(DropoutLayer), nameof(FlattenLayer)], layers.Select(layer => layer.GetType().Name), "");
        Expect(["Adam", "AdamW"], optimizers.Select(optimizer => optimizer.Kind), "");

        Options<DenseLayer>(layers, layer => !layer.UseBias, layer => layer.L1 > 0, layer => layer.L2 > 0, layer => layer is { L1: > 0, L2: > 0 },
            layer => layer.Activation is { Kind: ActivationKind.LeakyReLU, Slope: not 0.01 },
            layer => layer.Activation is { Kind: ActivationKind.ELU, Alpha: not 1 },
            layer => layer.Activation is { Kind: ActivationKind.CELU, Alpha: not 1 },
            layer => layer.Initializer != InitializerKind.Default && !double.IsNaN(layer.InitializerScale));
        Options<CrossEntropyLoss>(losses, loss => loss is { LabelSmoothing: > 0, ClassWeights.Count: 0 }, loss => loss is { LabelSmoothing: 0, ClassWeights.Count: > 0 },
            loss => loss is { LabelSmoothing: > 0, ClassWeights.Count: > 0 });
        Options<BinaryCrossEntropyLoss>(losses, loss => loss.PositiveWeight > 1, loss => loss.PositiveWeight < 1);
        Options<HuberLoss>(losses, loss => loss.Delta > 1, loss => loss.Delta < 1);
        Options<SgdOptimizer>(optimizers, o => o.Momentum == 0, o => o.Momentum > 0, o => o.Dampening > 0, o => o.Nesterov, o => o.WeightDecay > 0);
        Options<RmsPropOptimizer>(optimizers, o => o.Momentum > 0, o => o.Centered, o => o.WeightDecay > 0, o => o.Epsilon > 1e-4);
        Options<AdagradOptimizer>(optimizers, o => o.LearningRateDecay > 0, o => o.InitialAccumulatorValue > 0, o => o.WeightDecay > 0);
        Options<AdamOptimizer>(optimizers, o => o is { AmsGrad: true, DecoupledDecay: true }, o => o is { AmsGrad: true, DecoupledDecay: false },
            o => o is { AmsGrad: false, DecoupledDecay: true }, o => o is { WeightDecay: > 0, DecoupledDecay: false }, o => o.Beta2 < 0.9);
        Options<NAdamOptimizer>(optimizers, o => o.MomentumDecay > 0.1, o => o.WeightDecay > 0);
        Options<LionOptimizer>(optimizers, o => o.Beta1 < 0.9, o => o.WeightDecay > 0);
        Options<Optimizer>(optimizers, o => o is { ClipValue: > 0, ClipNorm: 0 }, o => o is { ClipValue: 0, ClipNorm: > 0 }, o => o is { ClipValue: > 0, ClipNorm: > 0 });
        return missing;

        void Expect<T>(IEnumerable<T> wanted, IEnumerable<T> found, string what) =>
            missing.AddRange(wanted.Distinct().Except(found).Select(value => what + value));

        void Options<T>(IEnumerable<object> parts, params Func<T, bool>[] options)
        {
            var own = parts.OfType<T>().ToList();
            missing.AddRange(options.Select((option, i) => own.Any(option) ? "" : FormattableString.Invariant($"{typeof(T).Name}, option {i}")).Where(text => text.Length > 0));
        }
    }

    private static IEnumerable<string> KindsOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => type.Name);
}

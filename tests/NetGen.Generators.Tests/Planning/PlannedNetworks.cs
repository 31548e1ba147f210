using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Planning;
using NetGen.Generators.Spec;
using NetGen.Reference;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Random dense networks, large enough that their matrices are shared among workers: everything follows from the seed.</summary>
internal static class PlannedNetworks
{
    private const int Networks = 120;

    public static IEnumerable<int> Seeds => Enumerable.Range(0, Networks);

    /// <summary>A network's plan.</summary>
    public static NetworkPlan Random(int seed)
    {
        var random = new Random(seed);
        var input = new Shape(random.Next(1, 50));
        var layers = Layers(random).ToArray();
        Loss[] losses =
        [
            new CrossEntropyLoss(random.Next(2) * 0.1, default), new BinaryCrossEntropyLoss(1), new MeanSquaredErrorLoss(), new HuberLoss(1),
            new KLDivergenceLoss(), new HingeLoss(),
        ];
        Optimizer[] optimizers =
        [
            new SgdOptimizer(0.01, 0.9, 0, true, 0),
            new AdamOptimizer(0.01, 0.9, 0.999, 1e-8, 0.01, random.Next(2) == 0, random.Next(2) == 0) { ClipNorm = random.Next(2) },
            new RmsPropOptimizer(0.01, 0.9, 1e-8, 0.9, random.Next(2) == 0, 0) { ClipNorm = 1, ClipValue = 2 },
        ];
        return new NetworkPlan(Graphs.Of(input, losses[random.Next(losses.Length)], optimizers[random.Next(optimizers.Length)], layers));
    }

    /// <summary>The plans of all programs that a team of workers runs.</summary>
    public static IEnumerable<ProgramPlan> Shared(NetworkPlan plan) =>
        plan.Step is null ? [plan.Evaluation, plan.Training, plan.Update] : [plan.Evaluation, plan.Training, plan.Update, plan.Step];

    /// <summary>The plans of all programs that one worker runs from start to end.</summary>
    public static IEnumerable<ProgramPlan> Sequential(NetworkPlan plan) =>
        plan.Probabilities is null ? [plan.Inference] : [plan.Inference, plan.Probabilities];

    /// <summary>784-256-128-10, the network that speed is measured with.</summary>
    public static NetworkPlan Large() => new(Graphs.Of(
        new Shape(784),
        new CrossEntropyLoss(0, default),
        new AdamOptimizer(0.001, 0.9, 0.999, 1e-8, 0, false, false),
        new DenseLayer(256, new ActivationFunction(ActivationKind.ReLU)),
        new DenseLayer(128, new ActivationFunction(ActivationKind.ReLU)),
        new DenseLayer(10, new ActivationFunction(ActivationKind.Identity))));

    private static IEnumerable<Layer> Layers(Random random)
    {
        var kinds = Enum.GetValues<ActivationKind>();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            yield return new DenseLayer(random.Next(2, 50), new ActivationFunction(kinds[random.Next(kinds.Length)]))
            {
                UseBias = random.Next(4) > 0,
                L1 = random.Next(4) == 0 ? 0.01 : 0,
                L2 = random.Next(4) == 0 ? 0.01 : 0,
            };
            if (random.Next(3) == 0)
                yield return new DropoutLayer(0.3);
            if (random.Next(4) == 0)
                yield return new ActivationLayer(new ActivationFunction(kinds[random.Next(kinds.Length)]));
        }
    }
}

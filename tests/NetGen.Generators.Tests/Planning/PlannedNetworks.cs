using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;

namespace NetGen.Generators.Tests.Planning;

/// <summary>
/// Random dense networks, large enough that their matrices are shared among workers, and a few of images: everything follows from the seed.
/// </summary>
internal static class PlannedNetworks
{
    private const int DenseNetworks = 120;
    private const int ImageNetworks = 6;

    /// <summary>The last one has images so large that they go through the passes a few at a time.</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(0, DenseNetworks + ImageNetworks + 1);

    /// <summary>A network's plan.</summary>
    public static NetworkPlan Random(int seed)
    {
        var random = new Random(seed);
        if (seed == DenseNetworks + ImageNetworks)
            return Image(24);

        if (seed >= DenseNetworks)
        {
            var image = new Shape(random.Next(4, 9), random.Next(4, 9), random.Next(1, 4));
            return seed % 2 == 0
                ? Image(image, new SgdOptimizer(0.01, 0.9, 0, true, 0))
                : Image(image, new RmsPropOptimizer(0.01, 0.9, 1e-8, 0.9, true, 0) { ClipNorm = 1 });
        }

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
        return Fused(Graphs.Of(input, losses[random.Next(losses.Length)], optimizers[random.Next(optimizers.Length)], layers));
    }

    /// <summary>The plans of all programs that a team of workers runs.</summary>
    public static IEnumerable<ProgramPlan> Shared(NetworkPlan plan) =>
        plan.Step is null ? [plan.Evaluation, plan.Training, plan.Update] : [plan.Evaluation, plan.Training, plan.Update, plan.Step];

    /// <summary>The plans of all programs that one worker runs from start to end.</summary>
    public static IEnumerable<ProgramPlan> Sequential(NetworkPlan plan) =>
        plan.Probabilities is null ? [plan.Inference] : [plan.Inference, plan.Probabilities];

    /// <summary>784-256-128-10, the network that speed is measured with.</summary>
    public static NetworkPlan Large() => Fused(Graphs.Of(
        new Shape(784),
        new CrossEntropyLoss(0, default),
        new AdamOptimizer(0.001, 0.9, 0.999, 1e-8, 0, false, false),
        new DenseLayer(256, new ActivationFunction(ActivationKind.ReLU)),
        new DenseLayer(128, new ActivationFunction(ActivationKind.ReLU)),
        new DenseLayer(10, new ActivationFunction(ActivationKind.Identity))));

    /// <summary>A network of images with most kinds of ops: padding, convolutions, statistics, pooling, copies of weights, panels.</summary>
    public static NetworkPlan Image(int size = 12) => Image(new Shape(size, size, 3), new AdamOptimizer(0.001, 0.9, 0.999, 1e-8, 0, false, false));

    private static NetworkPlan Image(Shape input, Optimizer optimizer)
    {
        var relu = new ActivationFunction(ActivationKind.ReLU);
        var three = new SlidingWindow(3, 1, Padding: PaddingKind.Same);
        var same = EquatableArray.Of(three, three);
        var strided = EquatableArray.Of(new SlidingWindow(3, 2, PaddingSize: 1), new SlidingWindow(2, 2));
        var halves = EquatableArray.Of(new SlidingWindow(2, 2), new SlidingWindow(2, 2));
        return Fused(Graphs.Of(
            input,
            new CrossEntropyLoss(0, default),
            optimizer,
            new ConvLayer(16, same, ActivationFunction.Identity) { CustomName = "conv1" },
            new BatchNormLayer(0.1, 1e-5, relu),
            new PoolLayer(WindowKind.Max, halves),
            new DepthwiseConvLayer(same, relu),
            new ConvLayer(64, strided, relu) { CustomName = "conv2", L2 = 1e-4 },
            new FlattenLayer(),
            new DenseLayer(48, relu),
            new DropoutLayer(0.3),
            new DenseLayer(10, ActivationFunction.Identity)));
    }

    /// <summary>A convolution, a normalisation and a depthwise convolution of 24 × 24 pixels.</summary>
    /// <param name="channels">Of both.</param>
    /// <param name="drops">Whether there is dropout in front of the depthwise one.</param>
    public static NetworkPlan Depthwise(int channels, bool drops)
    {
        var relu = new ActivationFunction(ActivationKind.ReLU);
        var three = new SlidingWindow(3, 1, Padding: PaddingKind.Same);
        var same = EquatableArray.Of(three, three);
        Layer[] first = [new ConvLayer(channels, same, ActivationFunction.Identity), new BatchNormLayer(0.1, 1e-5, relu)];
        Layer[] last = [new DepthwiseConvLayer(same, ActivationFunction.Identity), new BatchNormLayer(0.1, 1e-5, relu), new FlattenLayer(), new DenseLayer(10, ActivationFunction.Identity)];
        return Fused(Graphs.Of(
            new Shape(24, 24, 3),
            new CrossEntropyLoss(0, default),
            new AdamOptimizer(0.001, 0.9, 0.999, 1e-8, 0, false, false),
            [.. first, .. drops ? new Layer[] { new DropoutLayer(0.3) } : [], .. last]));
    }

    // With every program that a plan can have.
    private static NetworkPlan Fused(NetworkGraph graph) => new(graph, alwaysFuseUpdate: true);

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

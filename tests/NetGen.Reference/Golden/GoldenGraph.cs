using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Spec;

namespace NetGen.Reference.Golden;

/// <summary>Turns the items of a golden file into the compiler's own types.</summary>
internal static class GoldenGraph
{
    public static NetworkGraph Of(IReadOnlyList<int> input, IReadOnlyList<GoldenItem> layers, GoldenItem loss, GoldenItem? optimizer) =>
        Graphs.Of(
            new Shape([.. input]),
            LossOf(loss),
            optimizer is null ? Graphs.AnyOptimizer : OptimizerOf(optimizer),
            [.. layers.Select(LayerOf)]);

    private static Layer LayerOf(GoldenItem item) => item.Kind switch
    {
        "Flatten" => new FlattenLayer(),
        "Activation" => new ActivationLayer(ActivationOf(item, item.Arguments[0].GetString()!)),
        "Dense" => new DenseLayer((int)item.Argument(0), ActivationOf(item, item.Text("Activation") ?? nameof(ActivationKind.Identity)))
        {
            CustomName = item.Text("Name"),
            UseBias = item.Flag("UseBias", otherwise: true),
            L1 = item.Number("L1", 0),
            L2 = item.Number("L2", 0),
        },
        _ => throw new NotSupportedException($"Golden layer {item.Kind}."),
    };

    private static ActivationFunction ActivationOf(GoldenItem item, string name) =>
        new(Enum.Parse<ActivationKind>(name), item.Number("Slope", 0.01), item.Number("Alpha", 1));

    private static Loss LossOf(GoldenItem item) => item.Kind switch
    {
        "CrossEntropyLoss" => new CrossEntropyLoss(item.Number("LabelSmoothing", 0), item.Numbers("ClassWeights").ToEquatableArray()),
        "BinaryCrossEntropyLoss" => new BinaryCrossEntropyLoss(item.Number("PositiveWeight", 1)),
        "MeanSquaredErrorLoss" => new MeanSquaredErrorLoss(),
        "MeanAbsoluteErrorLoss" => new MeanAbsoluteErrorLoss(),
        "HuberLoss" => new HuberLoss(item.Number("Delta", 1)),
        "LogCoshLoss" => new LogCoshLoss(),
        "HingeLoss" => new HingeLoss(),
        "KLDivergenceLoss" => new KLDivergenceLoss(),
        "PoissonLoss" => new PoissonLoss(),
        _ => throw new NotSupportedException($"Golden loss {item.Kind}."),
    };

    private static Optimizer OptimizerOf(GoldenItem item) => Typed(item) with
    {
        ClipValue = item.Number("ClipValue", 0),
        ClipNorm = item.Number("ClipNorm", 0),
    };

    private static Optimizer Typed(GoldenItem item)
    {
        var rate = item.Argument(0);
        var decay = item.Number("WeightDecay", item.Kind == "AdamW" ? 0.01 : 0);
        var (beta1, beta2) = (item.Number("Beta1", 0.9), item.Number("Beta2", item.Kind == "Lion" ? 0.99 : 0.999));
        var epsilon = item.Number("Epsilon", item.Kind == "Adagrad" ? 1e-10 : 1e-8);
        var momentum = item.Number("Momentum", 0);
        return item.Kind switch
        {
            "Sgd" => new SgdOptimizer(rate, momentum, item.Number("Dampening", 0), item.Flag("Nesterov"), decay),
            "RmsProp" => new RmsPropOptimizer(rate, item.Number("Alpha", 0.99), epsilon, momentum, item.Flag("Centered"), decay),
            "Adagrad" => new AdagradOptimizer(
                rate, item.Number("LearningRateDecay", 0), item.Number("InitialAccumulatorValue", 0), epsilon, decay),
            "Adam" => new AdamOptimizer(rate, beta1, beta2, epsilon, decay, item.Flag("AmsGrad"), DecoupledDecay: false),
            "AdamW" => new AdamOptimizer(rate, beta1, beta2, epsilon, decay, item.Flag("AmsGrad"), DecoupledDecay: true),
            "NAdam" => new NAdamOptimizer(rate, beta1, beta2, epsilon, decay, item.Number("MomentumDecay", 4e-3)),
            "Lion" => new LionOptimizer(rate, beta1, beta2, decay),
            _ => throw new NotSupportedException($"Golden optimizer {item.Kind}."),
        };
    }
}

using MlperfTinySample;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;
using NetGen.OneResult;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Everything that <c>-- peers</c> measures.</summary>
internal static class ComparisonCases
{
    private static readonly int[] Image = [784, 256, 128, 10];
    private static readonly int[] WideImage = [784, 512, 512, 10];

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        ImageTraining("mlp-784-256-128-10-train-64-adam", 64, threads: 1),
        ImageTraining("mlp-784-256-128-10-train-64-adam-2-threads", 64, threads: 2),
        ImageTraining("mlp-784-256-128-10-train-256-adam", 256, threads: 1),
        ImageTraining("mlp-784-256-128-10-train-256-adam-2-threads", 256, threads: 2),
        new("mlp-784-512-512-10-train-256-momentum", WideImageClassifier.Info, new(WideImage, 256, "train", Optimizer: "sgd-momentum"), true, 1, () =>
            NetworkLoops.TrainStep(new WideImageClassifier(1), RandomBatch.Numbers(256 * 784), RandomBatch.Classes(256, 10))),
        new("mlp-784-256-128-10-forward-256", ImageClassifier.Info, new(Image, 256, "forward"), true, 1, () =>
            NetworkLoops.Predict(new ImageClassifier(1), RandomBatch.Numbers(256 * 784))),
        new("mlp-24-8-2-tanh-mse-gradients-200", TableRegressor.Info, new([24, 8, 2], 200, "gradients", Activation: "tanh", Loss: "mse"), false, 1, () =>
            NetworkLoops.ComputeGradients(new TableRegressor(1), RandomBatch.Numbers(200 * 24), RandomBatch.Numbers(200 * 2, stream: 1))),
        new("mlp-4-8-3-train-1-adam", FlowerClassifier.Info, new([4, 8, 3], 1, "train"), false, 1, FlowerTraining),
        .. NetworkTraining("small-conv", SmallConvNet.Info, () => new SmallConvNet(1), batch: 64),
        .. NetworkTraining("lenet5", LeNet5.Info, () => new LeNet5(1)),
        .. NetworkTraining("ds-cnn", KeywordSpotting.Info, () => new KeywordSpotting(1)),
        .. NetworkTraining("resnet8", ImageClassification.Info, () => new ImageClassification(1)),
        .. NetworkTraining("mobilenet", VisualWakeWords.Info, () => new VisualWakeWords(1)),
        new("predict-4-8-3", FlowerClassifier.Info, null, false, 1, FlowerPrediction),
        new("predict-784-128-10", SmallImageClassifier.Info, null, false, 1, ImagePrediction),
    ];

    /// <summary>The cases whose name contains a text; * stands for anything.</summary>
    public static IReadOnlyList<ComparisonCase> Matching(string pattern) =>
        [.. All.Where(one => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", one.Name))];

    private static ComparisonCase ImageTraining(string name, int batch, int threads) =>
        new(name, ImageClassifier.Info, new(Image, batch, "train", threads), true, threads, () =>
            NetworkLoops.TrainStep(new ImageClassifier(1), RandomBatch.Numbers(batch * 784), RandomBatch.Classes(batch, 10)));

    // On one thread and on two.
    private static IEnumerable<ComparisonCase> NetworkTraining(string name, NetworkInfo info, Func<IBenchmarkNetwork<int>> create, int batch = 32) =>
        from threads in new[] { 1, 2 }
        let full = FormattableString.Invariant($"{name}-train-{batch}{(threads == 1 ? "" : "-2-threads")}")
        select new ComparisonCase(full, info, new(null, batch, "train", threads, Network: name), true, threads, () =>
        {
            var network = create();
            return NetworkLoops.TrainStep(
                network, RandomBatch.Numbers(batch * network.InputSize), RandomBatch.Classes(batch, network.OutputSize));
        });

    // The loops below call the network directly: a call through an interface would be a good part of what they measure.
    private static Func<int, float> FlowerTraining()
    {
        var network = new FlowerClassifier(1) { LearningRate = NetworkLoops.HarmlessLearningRate };
        var inputs = RandomBatch.Numbers(4);
        int[] targets = [1];
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
                sum += network.TrainStep(inputs, targets);
            return sum;
        };
    }

    private static Func<int, float> FlowerPrediction()
    {
        var network = new FlowerClassifier(1);
        var inputs = RandomBatch.Numbers(4);
        var outputs = new float[3];
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
            {
                network.Predict(inputs, outputs);
                sum += outputs[0];
            }

            return sum;
        };
    }

    private static Func<int, float> ImagePrediction()
    {
        var network = new SmallImageClassifier(1);
        var inputs = RandomBatch.Numbers(784);
        var outputs = new float[10];
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
            {
                network.Predict(inputs, outputs);
                sum += outputs[0];
            }

            return sum;
        };
    }
}

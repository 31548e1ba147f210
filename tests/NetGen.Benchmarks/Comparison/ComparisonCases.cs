using System.IO.Enumeration;
using MlperfTinySample;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Operations;
using NetGen.Data;
using NetGen.OneResult;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Everything that <c>-- peers</c> measures.</summary>
internal static class ComparisonCases
{
    private const int LetterSamples = 20_000; // as many as LetterRecognition has

    private static readonly int[] Image = [784, 256, 128, 10];
    private static readonly int[] WideImage = [784, 512, 512, 10];

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        .. DenseTraining(),
        .. SingleLayers(),
        .. NetworkTraining("small-conv", SmallConvNet.Info, () => new SmallConvNet(1), batch: 64),
        .. NetworkTraining("lenet5", LeNet5.Info, () => new LeNet5(1)),
        .. NetworkTraining("ds-cnn", KeywordSpotting.Info, () => new KeywordSpotting(1)),
        .. NetworkTraining("resnet8", ImageClassification.Info, () => new ImageClassification(1)),
        .. NetworkTraining("mobilenet", VisualWakeWords.Info, () => new VisualWakeWords(1)),
        .. Inference(),
        new("letter-16-100-26-epoch-32", LetterClassifier.Info.Parameters, new([16, 100, 26], 32, "epoch") { Peer = PeerKind.ScikitLearn }, LetterEpoch)
        { Operations = MatrixOperations.ForwardAndBackward(LetterClassifier.Info, LetterSamples) },
    ];

    /// <summary>The cases whose name contains a text; * stands for anything.</summary>
    public static IReadOnlyList<ComparisonCase> Matching(string pattern) =>
        [.. All.Where(one => FileSystemName.MatchesSimpleExpression($"*{pattern}*", one.Name))];

    private static IEnumerable<ComparisonCase> DenseTraining() =>
    [
        ImageTraining("mlp-784-256-128-10-train-64-adam", 64, threads: 1),
        ImageTraining("mlp-784-256-128-10-train-64-adam-2-threads", 64, threads: 2),
        ImageTraining("mlp-784-256-128-10-train-256-adam", 256, threads: 1),
        ImageTraining("mlp-784-256-128-10-train-256-adam-2-threads", 256, threads: 2),
        Training("mlp-784-512-512-10-train-256-momentum", WideImageClassifier.Info, new(WideImage, 256, "train", Optimizer: "sgd-momentum"), () =>
            NetworkLoops.TrainStep(new WideImageClassifier(1), RandomBatch.Numbers(256 * 784), RandomBatch.Classes(256, 10))),
        new("mlp-24-8-2-tanh-mse-gradients-200", TableRegressor.Info.Parameters, new([24, 8, 2], 200, "gradients", Activation: "tanh", Loss: "mse"), Loop(1, () =>
            NetworkLoops.ComputeGradients(new TableRegressor(1), RandomBatch.Numbers(200 * 24), RandomBatch.Numbers(200 * 2, stream: 1)))),
        new("mlp-4-8-3-train-1-adam", FlowerClassifier.Info.Parameters, new([4, 8, 3], 1, "train"), Loop(1, FlowerTraining)),
    ];

    private static ComparisonCase ImageTraining(string name, int batch, int threads) =>
        Training(name, ImageClassifier.Info, new(Image, batch, "train", threads), () =>
            NetworkLoops.TrainStep(new ImageClassifier(1), RandomBatch.Numbers(batch * 784), RandomBatch.Classes(batch, 10)));

    // On one thread and on two.
    private static IEnumerable<ComparisonCase> NetworkTraining(string name, NetworkInfo info, Func<IBenchmarkNetwork<int>> create, int batch = 32) =>
        from threads in new[] { 1, 2 }
        let full = Invariant($"{name}-train-{batch}{(threads == 1 ? "" : "-2-threads")}")
        select Training(full, info, new(null, batch, "train", threads, Network: name), () =>
        {
            var network = create();
            return NetworkLoops.TrainStep(
                network, RandomBatch.Numbers(batch * network.InputSize), RandomBatch.Classes(batch, network.OutputSize));
        });

    private static ComparisonCase Training(string name, NetworkInfo info, PeerRequest request, Func<Func<int, float>> build) =>
        new(name, info.Parameters, request, Loop(request.Threads, build)) { Operations = MatrixOperations.OfMode(request.Mode, info, request.Batch) };

    // An op alone can't be called: it is called again behind a pass that has it.
    private static IEnumerable<ComparisonCase> SingleLayers() =>
        from layer in OperationCase.All
        where layer.Kernel is not null
        from part in layer.Parts
        select new ComparisonCase(
            Invariant($"{layer.Name}-{part}"), layer.Kernel!.Parameters, new(null, layer.Batch, part, Network: layer.Name), () => new OperationLoop(layer, part))
        {
            Operations = 2.0 * layer.Batch * layer.Kernel!.MultiplyAdds,
            Bytes = layer.Batch * layer.Kernel!.ImageBytes,
            CreateFloor = layer.Kernel.IsDepthwise ? () => WindowProducts.Loop(layer.Batch * layer.Kernel.ImageBytes, part == OperationCase.WeightGradient) : null,
        };

    // Each beside PyTorch where that is what its users would take, and beside ONNX Runtime.
    private static IEnumerable<ComparisonCase> Inference()
    {
        var forward = new PeerRequest(Image, 256, "forward");
        var name = "mlp-784-256-128-10-forward-256";
        var loop = Loop(1, () => NetworkLoops.Predict(new ImageClassifier(1), RandomBatch.Numbers(256 * 784)));
        var pyTorch = new ComparisonCase(name, ImageClassifier.Info.Parameters, forward, loop) { Operations = MatrixOperations.Forward(ImageClassifier.Info, 256) };
        return
        [
            pyTorch,
            pyTorch with { Name = name + "-onnx", Request = forward with { Peer = PeerKind.OnnxRuntime } },
            Prediction("4-8-3", FlowerClassifier.Info, new([4, 8, 3], 1, "forward"), SinglePredictions.Flower),
            Prediction("16-16", Dense16By16.Info, new([16, 16], 1, "forward"), SinglePredictions.Dense16),
            Prediction("784-128-10", SmallImageClassifier.Info, new([784, 128, 10], 1, "forward"), SinglePredictions.SmallImage) with { Bytes = SmallImageClassifier.Info.ParameterBytes, OnlyReads = true },
            Prediction("anomaly-detection", AnomalyDetection.Info, Network("anomaly-detection"), () => NetworkLoops.PredictOne(new AnomalyDetection(1)))
                with { Bytes = AnomalyDetection.Info.ParameterBytes, OnlyReads = true },
            Prediction("ds-cnn", KeywordSpotting.Info, Network("ds-cnn"), () => NetworkLoops.PredictOne(new KeywordSpotting(1))),
            Prediction("resnet8", ImageClassification.Info, Network("resnet8"), () => NetworkLoops.PredictOne(new ImageClassification(1))),
            Prediction("mobilenet", VisualWakeWords.Info, Network("mobilenet"), () => NetworkLoops.PredictOne(new VisualWakeWords(1))),
        ];

        static PeerRequest Network(string name) => new(null, 1, "forward", Network: name);
    }

    // One sample at a time.
    private static ComparisonCase Prediction(string name, NetworkInfo info, PeerRequest request, Func<Func<int, float>> build) => new(
        $"predict-{name}-onnx", info.Parameters, request with { Peer = PeerKind.OnnxRuntime }, () => new MeasuredLoop(1, build(), MeasuredLoop.BriefSeconds)) { IsBrief = true };

    private static Func<IMeasuredLoop> Loop(int threads, Func<Func<int, float>> build) => () => new MeasuredLoop(threads, build());

    // The loop calls the network directly: a call through an interface would be a part of what it measures.
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

    private static MeasuredLoop LetterEpoch()
    {
        var network = new LetterClassifier(1);
        var data = new DataSet<int>(RandomBatch.Numbers(LetterSamples * 16), RandomBatch.Classes(LetterSamples, 26), 16);
        return new MeasuredLoop(1, epochs => (float)network.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 32 })[^1].TrainingLoss);
    }
}

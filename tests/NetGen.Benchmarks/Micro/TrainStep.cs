using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Micro;

/// <summary>A whole training step: forward, backward, optimizer.</summary>
public class TrainStep
{
    private readonly ImageClassifier _image = new(1) { LearningRate = NetworkLoops.HarmlessLearningRate };
    private readonly WideImageClassifier _wideImage = new(1) { LearningRate = NetworkLoops.HarmlessLearningRate };
    private readonly TableRegressor _table = new(1) { LearningRate = NetworkLoops.HarmlessLearningRate };
    private readonly FlowerClassifier _flower = new(1) { LearningRate = NetworkLoops.HarmlessLearningRate };
    private readonly float[] _images = RandomBatch.Numbers(256 * 784);
    private readonly float[] _rows = RandomBatch.Numbers(200 * 24);
    private readonly float[] _numbers = RandomBatch.Numbers(200 * 2, stream: 1);
    private readonly int[] _digits = RandomBatch.Classes(256, 10);
    private readonly int[] _species = RandomBatch.Classes(1, 3);

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() => NetGenOptions.Threads = Threads;

    [Benchmark]
    public float Image784x256x128x10Batch64Adam() => _image.TrainStep(_images.AsSpan(0, 64 * 784), _digits.AsSpan(0, 64));

    [Benchmark]
    public float Image784x512x512x10Batch256Momentum() => _wideImage.TrainStep(_images, _digits);

    [Benchmark]
    public float Table24x8x2Batch200Sgd() => _table.TrainStep(_rows, _numbers);

    [Benchmark]
    public float Flower4x8x3Batch1Adam() => _flower.TrainStep(_rows.AsSpan(0, 4), _species);
}

using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Micro;

/// <summary>One sample at a time.</summary>
public class SinglePrediction
{
    private readonly FlowerClassifier _flower = new(1);
    private readonly TableRegressor _table = new(1);
    private readonly SmallImageClassifier _smallImage = new(1);
    private readonly ImageClassifier _image = new(1);
    private float[] _inputs = [];
    private readonly float[] _outputs = new float[10];

    [GlobalSetup]
    public void Setup()
    {
        NetGenOptions.Threads = 1;
        _inputs = RandomBatch.Numbers(784);
    }

    [Benchmark]
    public float Flower4x8x3()
    {
        _flower.Predict(_inputs.AsSpan(0, 4), _outputs.AsSpan(0, 3));
        return _outputs[0];
    }

    [Benchmark]
    public int ClassifyFlower4x8x3() => _flower.Classify(_inputs.AsSpan(0, 4));

    [Benchmark]
    public float Table24x8x2()
    {
        _table.Predict(_inputs.AsSpan(0, 24), _outputs.AsSpan(0, 2));
        return _outputs[0];
    }

    [Benchmark]
    public float Image784x128x10()
    {
        _smallImage.Predict(_inputs, _outputs);
        return _outputs[0];
    }

    [Benchmark]
    public float Image784x256x128x10()
    {
        _image.Predict(_inputs, _outputs);
        return _outputs[0];
    }
}

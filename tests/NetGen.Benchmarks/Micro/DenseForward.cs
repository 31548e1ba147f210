using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Micro;

/// <summary>One dense layer with ReLU, one thread: from registers to beyond the second-level cache.</summary>
public class DenseForward
{
    private readonly Dense16By16 _dense16 = new(1);
    private readonly Dense64By64 _dense64 = new(1);
    private readonly Dense256By256 _dense256 = new(1);
    private readonly Dense1024By1024 _dense1024 = new(1);
    private float[] _inputs = [];
    private float[] _outputs = [];

    [Params(1, 64)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        NetGenOptions.Threads = 1;
        _inputs = RandomBatch.Numbers(Batch * 1024);
        _outputs = new float[Batch * 1024];
    }

    [Benchmark]
    public float Dense16()
    {
        _dense16.Predict(_inputs.AsSpan(0, Batch * 16), _outputs.AsSpan(0, Batch * 16));
        return _outputs[0];
    }

    [Benchmark]
    public float Dense64()
    {
        _dense64.Predict(_inputs.AsSpan(0, Batch * 64), _outputs.AsSpan(0, Batch * 64));
        return _outputs[0];
    }

    [Benchmark]
    public float Dense256()
    {
        _dense256.Predict(_inputs.AsSpan(0, Batch * 256), _outputs.AsSpan(0, Batch * 256));
        return _outputs[0];
    }

    [Benchmark]
    public float Dense1024()
    {
        _dense1024.Predict(_inputs, _outputs);
        return _outputs[0];
    }
}

using BenchmarkDotNet.Attributes;
using NetGen.Numerics;

namespace NetGen.Benchmarks.Micro;

/// <summary>Philox: the time is per number.</summary>
public class RandomNumbers
{
    private const int Count = 4096;
    private readonly PhiloxStream _stream = new(seed: 1, stream: 2, step: 3);
    private readonly float[] _floats = new float[Count];
    private readonly double[] _doubles = new double[Count];

    /// <summary>0: every block of four is used whole; 1: the first and the last in part.</summary>
    [Params(0u, 1u)]
    public uint Start { get; set; }

    [Benchmark(OperationsPerInvoke = Count)]
    public float FillUniform()
    {
        _stream.FillUniform(_floats, Start);
        return _floats[Count - 1];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double FillGaussian()
    {
        _stream.FillGaussian(_doubles, Start);
        return _doubles[Count - 1];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public float UniformOneByOne()
    {
        var sum = 0f;
        for (var i = Start; i < Start + Count; i++)
            sum += _stream.Uniform(i);
        return sum;
    }
}

using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measurement;
using NetGen.Numerics;

namespace NetGen.Benchmarks.Micro;

/// <summary>Reductions in their fixed order: a short one, one with every kind of rest, and one that fills a second-level cache.</summary>
public class OrderedReductions
{
    private float[] _left = [];
    private float[] _right = [];

    [Params(16, 1_023, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _left = RandomBatch.Numbers(Count);
        _right = RandomBatch.Numbers(Count, stream: 1);
    }

    [Benchmark]
    public float Sum() => Reductions.Sum(ref _left[0], Count);

    [Benchmark]
    public float SumOfSquares() => Reductions.SumOfSquares(ref _left[0], Count);

    [Benchmark]
    public float Dot() => Reductions.Dot(ref _left[0], ref _right[0], Count);

    [Benchmark]
    public float Max() => Reductions.Max(ref _left[0], Count);
}

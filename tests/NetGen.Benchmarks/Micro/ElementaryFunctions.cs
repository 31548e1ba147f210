using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Measurement;
using NetGen.Numerics;

namespace NetGen.Benchmarks.Micro;

/// <summary>Elementary functions over 4,096 numbers in first-level cache, in 512-bit vectors; the time is per number.</summary>
public class ElementaryFunctions
{
    private const int Count = 4096;
    private readonly float[] _inputs = RandomBatch.Uniform(Count, 0.01f, 8f);
    private readonly float[] _outputs = new float[Count];

    private interface IFunction
    {
        static abstract Vector512<float> Of(Vector512<float> x);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public float Exp() => Map<ExpFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float ExpM1() => Map<ExpM1Function>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Log() => Map<LogFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Log1P() => Map<Log1PFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Tanh() => Map<TanhFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Sigmoid() => Map<SigmoidFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Softplus() => Map<SoftplusFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float LogCosh() => Map<LogCoshFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Erf() => Map<ErfFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Sin() => Map<SinFunction>();

    [Benchmark(OperationsPerInvoke = Count)]
    public float Cos() => Map<CosFunction>();

    // A type argument that is a struct gives every function a loop of its own, with the function inlined.
    private float Map<TFunction>()
        where TFunction : struct, IFunction
    {
        ref var input = ref _inputs[0];
        ref var output = ref _outputs[0];
        for (nuint i = 0; i < Count; i += 16)
            TFunction.Of(Vector512.LoadUnsafe(ref input, i)).StoreUnsafe(ref output, i);
        return _outputs[Count - 1];
    }

    private readonly struct ExpFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);
    }

    private readonly struct ExpM1Function : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.ExpM1(x);
    }

    private readonly struct LogFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log(x);
    }

    private readonly struct Log1PFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log1P(x);
    }

    private readonly struct TanhFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);
    }

    private readonly struct SoftplusFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Softplus(x);
    }

    private readonly struct LogCoshFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.LogCosh(x);
    }

    private readonly struct ErfFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Erf(x);
    }

    private readonly struct SinFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sin(x);
    }

    private readonly struct CosFunction : IFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Cos(x);
    }
}

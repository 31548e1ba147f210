using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Measurement;

/// <summary>
/// How many floating-point operations a second one core can do: fused multiply-adds on the widest vectors that generated code uses, in
/// twelve independent chains, more than latency × throughput of any processor of today, with no memory in the way.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Rounds = 100_000;

    // x ← x·a + b converges to b / (1 − a): neither overflow nor denormals.
    private const float Factor = 0.999f;
    private const float Addend = 0.001f;

    /// <summary>Bits of the vectors that are used.</summary>
    public static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Floating-point operations a second, two for a multiply-add; takes a fraction of a millisecond.</summary>
    public static double OperationsPerSecond()
    {
        var start = Stopwatch.GetTimestamp();
        Sink += VectorBits switch { 512 => Run512(Rounds), 256 => Run256(Rounds), _ => Run128(Rounds) };
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return 2.0 * Chains * Rounds * (VectorBits / 32) / seconds;
    }

    /// <summary>Where results go, so that they are used.</summary>
    public static float Sink { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run512(int rounds)
    {
        var a = Vector512.Create(Factor);
        var b = Vector512.Create(Addend);
        Vector512<float> x0 = b, x1 = b, x2 = b, x3 = b, x4 = b, x5 = b, x6 = b, x7 = b, x8 = b, x9 = b, x10 = b, x11 = b;
        for (var i = 0; i < rounds; i++)
        {
            x0 = Vector512.MultiplyAddEstimate(x0, a, b);
            x1 = Vector512.MultiplyAddEstimate(x1, a, b);
            x2 = Vector512.MultiplyAddEstimate(x2, a, b);
            x3 = Vector512.MultiplyAddEstimate(x3, a, b);
            x4 = Vector512.MultiplyAddEstimate(x4, a, b);
            x5 = Vector512.MultiplyAddEstimate(x5, a, b);
            x6 = Vector512.MultiplyAddEstimate(x6, a, b);
            x7 = Vector512.MultiplyAddEstimate(x7, a, b);
            x8 = Vector512.MultiplyAddEstimate(x8, a, b);
            x9 = Vector512.MultiplyAddEstimate(x9, a, b);
            x10 = Vector512.MultiplyAddEstimate(x10, a, b);
            x11 = Vector512.MultiplyAddEstimate(x11, a, b);
        }

        return Vector512.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run256(int rounds)
    {
        var a = Vector256.Create(Factor);
        var b = Vector256.Create(Addend);
        Vector256<float> x0 = b, x1 = b, x2 = b, x3 = b, x4 = b, x5 = b, x6 = b, x7 = b, x8 = b, x9 = b, x10 = b, x11 = b;
        for (var i = 0; i < rounds; i++)
        {
            x0 = Vector256.MultiplyAddEstimate(x0, a, b);
            x1 = Vector256.MultiplyAddEstimate(x1, a, b);
            x2 = Vector256.MultiplyAddEstimate(x2, a, b);
            x3 = Vector256.MultiplyAddEstimate(x3, a, b);
            x4 = Vector256.MultiplyAddEstimate(x4, a, b);
            x5 = Vector256.MultiplyAddEstimate(x5, a, b);
            x6 = Vector256.MultiplyAddEstimate(x6, a, b);
            x7 = Vector256.MultiplyAddEstimate(x7, a, b);
            x8 = Vector256.MultiplyAddEstimate(x8, a, b);
            x9 = Vector256.MultiplyAddEstimate(x9, a, b);
            x10 = Vector256.MultiplyAddEstimate(x10, a, b);
            x11 = Vector256.MultiplyAddEstimate(x11, a, b);
        }

        return Vector256.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run128(int rounds)
    {
        var a = Vector128.Create(Factor);
        var b = Vector128.Create(Addend);
        Vector128<float> x0 = b, x1 = b, x2 = b, x3 = b, x4 = b, x5 = b, x6 = b, x7 = b, x8 = b, x9 = b, x10 = b, x11 = b;
        for (var i = 0; i < rounds; i++)
        {
            x0 = Vector128.MultiplyAddEstimate(x0, a, b);
            x1 = Vector128.MultiplyAddEstimate(x1, a, b);
            x2 = Vector128.MultiplyAddEstimate(x2, a, b);
            x3 = Vector128.MultiplyAddEstimate(x3, a, b);
            x4 = Vector128.MultiplyAddEstimate(x4, a, b);
            x5 = Vector128.MultiplyAddEstimate(x5, a, b);
            x6 = Vector128.MultiplyAddEstimate(x6, a, b);
            x7 = Vector128.MultiplyAddEstimate(x7, a, b);
            x8 = Vector128.MultiplyAddEstimate(x8, a, b);
            x9 = Vector128.MultiplyAddEstimate(x9, a, b);
            x10 = Vector128.MultiplyAddEstimate(x10, a, b);
            x11 = Vector128.MultiplyAddEstimate(x11, a, b);
        }

        return Vector128.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11);
    }
}

using System.Runtime.Intrinsics;
using NetGen.OneResult;
using Xunit;

namespace NetGen.Differential.Tests.OneResults;

[Collection(OneAtATime.Name)]
public sealed class OneResultTests
{
    private static readonly Lazy<IReadOnlyList<string>> OneThread = new(() => WithThreads(1, TrainingRuns.All));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_gives_the_same_bits_for_any_number_of_threads(int threads) =>
        Assert.Equal(OneThread.Value, WithThreads(threads, TrainingRuns.All));

    // On hardware without 512-bit vectors the first of these knobs changes nothing, and the test is one of two processes.
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0", 256)]
    [InlineData("DOTNET_PreferredVectorBitWidth", "256", 256)]
    [InlineData("DOTNET_TieredCompilation", "0", 512)]
    [InlineData("DOTNET_TieredPGO", "1", 512)]
    public void Training_gives_the_same_bits_for_any_width_of_vectors(string knob, string value, int widest)
    {
        var lines = ChildRun.Of("train", 2, (knob, value));
        var bits = Math.Min(widest, Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
        Assert.StartsWith(FormattableString.Invariant($"vectors {bits} "), lines[0], StringComparison.Ordinal);
        Assert.Equal(OneThread.Value, lines.Skip(1));
    }

    [Fact]
    public void Training_gives_the_same_bits_with_vectors_of_128_bits()
    {
        var lines = ChildRun.Of("train", 1, ("DOTNET_PreferredVectorBitWidth", "128"));
        Assert.StartsWith("vectors 128 fused True", lines[0], StringComparison.Ordinal);
        Assert.Equal(OneThread.Value, lines.Skip(1));
    }

    [Fact]
    public void The_networks_learn()
    {
        // What the same bits are worth: not the same NaN.
        Assert.All(OneThread.Value, line => Assert.InRange(double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture), 0.01, 3));
        Assert.Equal(OneThread.Value.Count, OneThread.Value.Select(line => line.Split(' ')[1]).Distinct().Count());
    }

    internal static T WithThreads<T>(int threads, Func<T> run)
    {
        var before = NetGenOptions.Threads;
        NetGenOptions.Threads = threads;
        try
        {
            return run();
        }
        finally
        {
            NetGenOptions.Threads = before;
        }
    }
}

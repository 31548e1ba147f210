using System.Runtime.InteropServices;
using NetGen.OneResult;
using NetGen.Training;
using Xunit;

namespace NetGen.Differential.Tests.OneResults;

[Collection(OneAtATime.Name)]
public sealed class BatchSplitTests
{
    private const int Most = 2100;

    /// <summary>Sizes round every block of rows (1, 2, 4, 8), every chunk (64 to 256) and what a team shares.</summary>
    private static readonly int[] Sizes =
        [.. Enumerable.Range(1, 40), 63, 64, 65, 127, 128, 129, 135, 136, 137, 255, 256, 257, 500, 511, 512, 513, 1023, 1025, 2047, Most];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sample_gets_the_same_bits_alone_and_in_any_batch(int threads) => OneResultTests.WithThreads(threads, () =>
    {
        var (odd, wide) = (new OddClassifier(1), new WideClassifier(2));
        var (regressor, tiny) = (new OddRegressor(3), new TinyNetwork(4));
        Check(odd, odd.Predict);
        Check(odd, odd.PredictProbabilities);
        Check(wide, wide.Predict);
        Check(wide, wide.PredictProbabilities);
        Check(regressor, regressor.Predict);
        var narrow = new NarrowRegressor(5);
        Check(narrow, narrow.Predict);
        var mobile = new SmallMobileNet(6);
        Check(mobile, mobile.Predict);
        Check(tiny, tiny.Predict);
        Check(tiny, tiny.PredictProbabilities);
        return 0;
    });

    [Fact]
    public void Predictions_on_several_threads_at_once_get_the_same_bits() => OneResultTests.WithThreads(2, () =>
    {
        var network = new OddClassifier(9);
        var inputs = SyntheticData.Inputs(Most * OddClassifier.InputSize, 3);
        var expected = new float[Most * OddClassifier.OutputSize];
        network.Predict(inputs, expected);
        Parallel.For(0, 24, i =>
        {
            var samples = Most - (i * 17);
            var outputs = new float[samples * OddClassifier.OutputSize];
            network.Predict(inputs.AsSpan(0, samples * OddClassifier.InputSize), outputs);
            AssertSameBits(expected.AsSpan(0, outputs.Length), outputs, samples);
        });
        return 0;
    });

    private static void Check<TTarget>(ITrainable<TTarget> network, Prediction predict)
        where TTarget : unmanaged
    {
        var inputs = SyntheticData.Inputs(Most * network.InputSize, 3);
        var alone = new float[Most * network.OutputSize];
        for (var i = 0; i < Most; i++)
            predict(inputs.AsSpan(i * network.InputSize, network.InputSize), alone.AsSpan(i * network.OutputSize, network.OutputSize));

        foreach (var samples in Sizes)
        {
            // Not always from the first sample: where memory begins must not matter either.
            var first = samples % 5 < Most - samples ? samples % 5 : 0;
            var outputs = new float[samples * network.OutputSize];
            predict(inputs.AsSpan(first * network.InputSize, samples * network.InputSize), outputs);
            AssertSameBits(alone.AsSpan(first * network.OutputSize, outputs.Length), outputs, samples);
        }
    }

    private static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, int samples)
    {
        if (!MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
            Assert.Fail(FormattableString.Invariant($"A batch of {samples} samples gives other bits, first at output {expected.CommonPrefixLength(actual)}."));
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);
}

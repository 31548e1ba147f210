using NetGen.Data;
using NetGen.Differential.Tests.OneResults;
using NetGen.OneResult;
using NetGen.Training;
using Xunit;

namespace NetGen.Differential.Tests.Costs;

public sealed class AllocationTests
{
    private const int Samples = 300;
    private const int Calls = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_classifier_allocates_nothing_in_steady_state(int threads) => OneResultTests.WithThreads(threads, () =>
    {
        var network = new OddClassifier(1);
        var data = SyntheticData.Classes(Samples, OddClassifier.InputSize, OddClassifier.OutputSize);
        var outputs = new float[Samples * OddClassifier.OutputSize];
        AssertNone("Predict", () => network.Predict(data.Inputs, outputs));
        AssertNone("PredictProbabilities", () => network.PredictProbabilities(data.Inputs, outputs));
        AssertNone("Classify", () => network.Classify(data.Inputs[..OddClassifier.InputSize]));
        AssertTraining(network, data, network.ComputeGradients, network.ApplyGradients);
        return 0;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_regressor_allocates_nothing_in_steady_state(int threads) => OneResultTests.WithThreads(threads, () =>
    {
        var network = new OddRegressor(1);
        var data = SyntheticData.Numbers(Samples, OddRegressor.InputSize, OddRegressor.OutputSize);
        var outputs = new float[Samples * OddRegressor.OutputSize];
        AssertNone("Predict", () => network.Predict(data.Inputs, outputs));
        AssertTraining(network, data, network.ComputeGradients, network.ApplyGradients);
        return 0;
    });

    [Fact]
    public void Metrics_allocate_nothing_in_steady_state()
    {
        var classes = new int[Samples];
        for (var i = 0; i < Samples; i++)
            classes[i] = i % OddClassifier.OutputSize;
        AssertMetrics<int>(new OddClassifier(), classes);
        AssertMetrics<float>(new OddRegressor(), SyntheticData.Inputs(Samples * OddRegressor.OutputSize, 4));
        AssertMetrics<float>(new TinyNetwork(), [.. classes.Select(c => (float)(c % 2))]);
    }

    [Fact]
    public void Parameters_are_read_and_written_without_allocation()
    {
        var network = new OddClassifier(1);
        var values = new float[network.Parameters.TotalLength];
        AssertNone("CopyTo", () => network.Parameters.CopyTo(values));
        AssertNone("CopyFrom", () => network.Parameters.CopyFrom(values));
    }

    private static void AssertTraining<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> data, Batch<TTarget> computeGradients, Action applyGradients)
        where TTarget : unmanaged
    {
        AssertNone("Loss", () => network.Loss(data.Inputs, data.Targets));
        AssertNone("ComputeGradients", () => computeGradients(data.Inputs, data.Targets));
        AssertNone("ApplyGradients", applyGradients);
        AssertNone("TrainStep", () => network.TrainStep(data.Inputs, data.Targets));

        // A smaller batch fits what is there.
        var part = Samples / 3;
        AssertNone(
            "TrainStep with fewer samples",
            () => network.TrainStep(data.Inputs[..(part * network.InputSize)], data.Targets[..(part * network.TargetSize)]),
            warmUps: 0);
    }

    private static void AssertMetrics<TTarget>(ITrainable<TTarget> network, TTarget[] targets)
        where TTarget : unmanaged
    {
        var metrics = network.CreateMetrics();
        var outputs = SyntheticData.Inputs(Samples * network.OutputSize, 5);
        AssertNone("Update", () =>
        {
            metrics.Reset();
            metrics.Update(outputs, targets);
        });
    }

    private static void AssertNone(string what, Action call, int warmUps = 40)
    {
        for (var i = 0; i < warmUps; i++)
            call();

        // Helpers are threads of their own; a tier of the JIT or a finaliser may allocate once beside them, never in every call.
        var (own, all) = (long.MaxValue, long.MaxValue);
        for (var attempt = 0; attempt < 3 && (own > 0 || all > 0); attempt++)
        {
            var (ownBefore, allBefore) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            for (var i = 0; i < Calls; i++)
                call();
            own = Math.Min(own, GC.GetAllocatedBytesForCurrentThread() - ownBefore);
            all = Math.Min(all, GC.GetTotalAllocatedBytes(precise: true) - allBefore);
        }

        Assert.True(own == 0 && all == 0, $"{what} allocates: {own} bytes in {Calls} calls on its thread, {all} in all.");
    }

    private delegate float Batch<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);
}

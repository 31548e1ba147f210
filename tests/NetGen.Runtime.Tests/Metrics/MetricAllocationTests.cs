using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class MetricAllocationTests
{
    private static readonly float[] Scores = [.. Enumerable.Range(0, 64 * 5).Select(i => i * 7 % 31 / 32f)];
    private static readonly float[] Errors = [.. Enumerable.Range(0, 64 * 5).Select(i => i * 5 % 13 / 8f)];
    private static readonly int[] Targets = [.. Enumerable.Range(0, 64).Select(i => i * 3 % 5)];

    [Fact]
    public void A_confusion_matrix_updates_without_allocation()
    {
        var metric = new ConfusionMatrix(5);
        AssertNoAllocation(() => metric.Update(Scores, Targets));
    }

    [Fact]
    public void Its_scores_are_computed_without_allocation()
    {
        var metric = new ConfusionMatrix(5);
        metric.Update(Scores, Targets);
        AssertNoAllocation(() => metric.F1Score(Averaging.Macro));
    }

    [Fact]
    public void Top_k_accuracy_updates_without_allocation()
    {
        var metric = new TopKAccuracy(2, 5);
        AssertNoAllocation(() => metric.Update(Scores, Targets));
    }

    [Fact]
    public void Regression_statistics_update_without_allocation()
    {
        var metric = new RegressionStatistics(5);
        AssertNoAllocation(() => metric.Update(Scores, Errors));
    }

    [Fact]
    public void The_area_under_the_curve_keeps_its_memory_over_a_reset()
    {
        var metric = new RocAuc(5);
        AssertNoAllocation(() =>
        {
            metric.Reset();
            metric.Update(Scores, Targets);
            _ = metric.Value;
        });
    }

    private static void AssertNoAllocation(Action action)
    {
        for (int i = 0; i < 3; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) action();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}

using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class NoMetricsTests
{
    [Fact]
    public void A_network_without_metrics_has_none()
    {
        var metrics = new NoMetrics<int>();
        metrics.Update([1, 2], [0]);
        metrics.Reset();

        Assert.Equal(0, metrics.Count);
        Assert.Null(metrics.ConfusionMatrix);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => metrics.NameOf(0));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => metrics.ValueOf(0));
    }
}

using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class TopKAccuracyTests
{
    // rng = np.random.RandomState(7); s = rng.permutation(60).reshape(12, 5) / 64.0
    // y = [0,1,2,3,4,0,1,2,3,4,2,2]; [top_k_accuracy_score(y, s, k=k, labels=range(5)) for k in (1, 2, 3, 4)]
    private static readonly float[] Scores =
    [
        0.484375f, 0.3125f, 0.921875f, 0.265625f, 0.15625f, 0.6875f, 0.53125f, 0.234375f, 0.328125f, 0.46875f,
        0.578125f, 0.703125f, 0.1875f, 0.203125f, 0.421875f, 0.28125f, 0.5f, 0.015625f, 0.25f, 0.546875f,
        0.671875f, 0.34375f, 0.859375f, 0.765625f, 0.453125f, 0.796875f, 0.625f, 0.5625f, 0.78125f, 0.140625f,
        0.515625f, 0.03125f, 0.640625f, 0.375f, 0.078125f, 0.875f, 0.09375f, 0.171875f, 0.0f, 0.109375f,
        0.90625f, 0.59375f, 0.8125f, 0.75f, 0.40625f, 0.65625f, 0.71875f, 0.890625f, 0.125f, 0.828125f,
        0.21875f, 0.4375f, 0.609375f, 0.359375f, 0.296875f, 0.046875f, 0.84375f, 0.390625f, 0.0625f, 0.734375f,
    ];

    private static readonly int[] Targets = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 2, 2];

    [Theory]
    [InlineData(1, 0.16666666666666666)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.6666666666666666)]
    [InlineData(4, 0.8333333333333334)]
    [InlineData(5, 1.0)]
    public void The_value_is_that_of_scikit_learn(int k, double expected)
    {
        var metric = new TopKAccuracy(k, 5);

        metric.Update(Scores, Targets);

        Assert.Equal(expected, metric.Value);
        Assert.Equal(12, metric.Total);
    }

    [Fact]
    public void Of_equal_scores_the_lower_class_ranks_higher()
    {
        var metric = new TopKAccuracy(2, 3);

        metric.Add([1, 1, 1], actual: 2);
        Assert.Equal(0, metric.Value);

        metric.Add([1, 1, 1], actual: 1);
        Assert.Equal(0.5, metric.Value);
    }

    [Fact]
    public void A_class_with_a_nan_score_is_never_among_the_best()
    {
        var metric = new TopKAccuracy(2, 2);

        metric.Add([float.NaN, 1], actual: 0);

        Assert.Equal(0, metric.Value);
    }

    [Fact]
    public void Reset_forgets()
    {
        var metric = new TopKAccuracy(1, 5);
        metric.Update(Scores, Targets);

        metric.Reset();

        Assert.Equal((0, 0.0), (metric.Total, metric.Value));
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        var metric = new TopKAccuracy(1, 3);

        Assert.Throws<ArgumentOutOfRangeException>("k", () => new TopKAccuracy(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => new TopKAccuracy(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new TopKAccuracy(1, 0));
        Assert.Throws<ArgumentException>("scores", () => metric.Update([1, 2, 3, 4], [0]));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => metric.Add([1, 2, 3], 3));
    }
}

using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class RegressionStatisticsTests
{
    // t = [[1.5,-2],[0.25,4],[3,8.5],[-1,0.5],[2.75,-3.25]]; o = [[1,-1.5],[0.5,4.25],[2.5,7],[-1.25,1],[3.5,-3]]
    private static readonly float[] Targets = [1.5f, -2, 0.25f, 4, 3, 8.5f, -1, 0.5f, 2.75f, -3.25f];
    private static readonly float[] Outputs = [1, -1.5f, 0.5f, 4.25f, 2.5f, 7, -1.25f, 1, 3.5f, -3];

    [Fact]
    public void Errors_of_several_outputs_are_those_of_scikit_learn()
    {
        // mean_absolute_error(t, o), mean_squared_error(t, o), mean_squared_error(t, o) ** .5, r2_score(t, o)
        var statistics = new RegressionStatistics(2);

        statistics.Update(Outputs, Targets);

        Assert.Equal(0.525, statistics.MeanAbsoluteError, 1e-15);
        Assert.Equal(0.40625, statistics.MeanSquaredError, 1e-15);
        Assert.Equal(0.6373774391990981, statistics.RootMeanSquaredError, 1e-15);
        Assert.Equal(0.9322426060175656, statistics.R2, 1e-14);
        Assert.Equal(5, statistics.Total);
    }

    [Fact]
    public void Errors_of_one_output_are_those_of_scikit_learn()
    {
        // the same of t[:, 0], o[:, 0]
        var statistics = new RegressionStatistics(1);
        for (int i = 0; i < Targets.Length; i += 2) statistics.Update([Outputs[i]], [Targets[i]]);

        Assert.Equal(0.45, statistics.MeanAbsoluteError, 1e-15);
        Assert.Equal(0.2375, statistics.MeanSquaredError, 1e-15);
        Assert.Equal(0.48733971724044817, statistics.RootMeanSquaredError, 1e-15);
        Assert.Equal(0.8960612691466083, statistics.R2, 1e-14);
    }

    [Fact]
    public void Targets_far_from_zero_keep_their_variance()
    {
        // t = np.array([1e6 + i * 0.5 for i in range(8)]); r2_score(t, t + [.5, -.5, 1, 0, -1, .5, .5, -.5])
        float[] targets = [.. Enumerable.Range(0, 8).Select(i => 1e6f + (i * 0.5f))];
        float[] errors = [0.5f, -0.5f, 1, 0, -1, 0.5f, 0.5f, -0.5f];
        var statistics = new RegressionStatistics(1);

        statistics.Update([.. targets.Zip(errors, (target, error) => target + error)], targets);

        Assert.Equal(0.6904761904761905, statistics.R2, 1e-12);
    }

    [Fact]
    public void Constant_targets_count_one_if_predicted_exactly_and_zero_if_not()
    {
        // r2_score([2,2,2], [2,2,2]) = 1; r2_score([2,2,2], [2,2,3]) = 0
        var exact = new RegressionStatistics(1);
        exact.Update([2, 2, 2], [2, 2, 2]);
        var wrong = new RegressionStatistics(1);
        wrong.Update([2, 2, 3], [2, 2, 2]);

        Assert.Equal((1.0, 0.0), (exact.R2, wrong.R2));
    }

    [Fact]
    public void Too_few_samples_have_no_r2()
    {
        var statistics = new RegressionStatistics(1);
        Assert.Equal((0.0, 0.0, double.NaN), (statistics.MeanAbsoluteError, statistics.RootMeanSquaredError, statistics.R2));

        statistics.Update([1], [3]);

        Assert.Equal((2.0, 2.0, double.NaN), (statistics.MeanAbsoluteError, statistics.RootMeanSquaredError, statistics.R2));
    }

    [Fact]
    public void Reset_forgets_everything()
    {
        var statistics = new RegressionStatistics(2);
        statistics.Update([9, 9, 1, 2], [-50, 1000, 3, 7]);

        statistics.Reset();
        statistics.Update(Outputs, Targets);

        Assert.Equal(0.9322426060175656, statistics.R2, 1e-14);
        Assert.Equal(0.525, statistics.MeanAbsoluteError, 1e-15);
    }

    [Fact]
    public void Wrong_lengths_are_rejected_and_nothing_is_added()
    {
        var statistics = new RegressionStatistics(2);

        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => new RegressionStatistics(0));
        Assert.Throws<ArgumentException>("targets", () => statistics.Update([1, 2, 3], [1, 2, 3]));
        Assert.Throws<ArgumentException>("outputs", () => statistics.Update([1, 2, 3, 4], [1, 2]));
        Assert.Equal(0, statistics.Total);
    }
}

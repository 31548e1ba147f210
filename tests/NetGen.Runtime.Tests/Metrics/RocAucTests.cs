using NetGen.Metrics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class RocAucTests
{
    [Fact]
    public void Binary_scores_with_ties_give_the_value_of_scikit_learn()
    {
        // roc_auc_score([0,1,1,0,1,0,1,0,0,1,1,0], [0.125,0.5,0.75,0.5,0.5,0.25,0.875,0.75,0.0625,0.25,0.5,0.5])
        int[] targets = [0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0];
        float[] scores = [0.125f, 0.5f, 0.75f, 0.5f, 0.5f, 0.25f, 0.875f, 0.75f, 0.0625f, 0.25f, 0.5f, 0.5f];
        var metric = new RocAuc(2);

        for (int i = 0; i < targets.Length; i++) metric.Add(scores[i], targets[i] == 1);

        Assert.Equal(0.7222222222222223, metric.Value, 1e-15);
        Assert.Equal(12, metric.Total);
    }

    [Fact]
    public void Several_classes_give_the_one_vs_rest_mean_of_scikit_learn()
    {
        // p = [[.5,.25,.25],[.25,.5,.25],[.125,.125,.75],[.25,.25,.5],[.625,.25,.125],[.125,.5,.375],[.5,.375,.125],[.375,.25,.375]]
        // roc_auc_score([0,1,2,1,0,2,1,0], p, multi_class="ovr", average="macro")
        var metric = new RocAuc(3);

        metric.Update(
            [
                0.5f, 0.25f, 0.25f, 0.25f, 0.5f, 0.25f, 0.125f, 0.125f, 0.75f, 0.25f, 0.25f, 0.5f,
                0.625f, 0.25f, 0.125f, 0.125f, 0.5f, 0.375f, 0.5f, 0.375f, 0.125f, 0.375f, 0.25f, 0.375f,
            ],
            [0, 1, 2, 1, 0, 2, 1, 0]);

        Assert.Equal(0.8361111111111111, metric.Value, 1e-15);
    }

    [Fact]
    public void The_value_is_the_share_of_pairs_in_the_right_order()
    {
        const int Count = 300;
        var random = new PhiloxStream(seed: 3, stream: 1, step: 0);
        float[] scores = [.. Enumerable.Range(0, Count).Select(i => MathF.Round(random.Uniform((uint)i) * 40))];
        bool[] positive = [.. Enumerable.Range(0, Count).Select(i => random.Uniform((uint)(Count + i)) < 0.3f)];
        var metric = new RocAuc(2);
        for (int i = 0; i < Count; i++) metric.Add(scores[i], positive[i]);

        double won = 0, pairs = 0;
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Count; j++)
            {
                if (!positive[i] || positive[j]) continue;
                pairs++;
                won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }

        Assert.Equal(won / pairs, metric.Value, 1e-12);
    }

    [Fact]
    public void Two_classes_make_one_curve_from_the_second_score()
    {
        var metric = new RocAuc(2);

        metric.Update([0.75f, 0.25f, 0.25f, 0.75f, 0.5f, 0.5f], [0, 1, 0]);

        Assert.Equal(1, metric.Value);
    }

    [Fact]
    public void A_class_without_positives_or_negatives_is_left_out()
    {
        var metric = new RocAuc(3);

        metric.Update([0.5f, 0.5f, 0, 0.25f, 0.75f, 0], [0, 1]);

        Assert.Equal(1, metric.Value);
    }

    [Fact]
    public void Without_both_kinds_of_samples_or_with_a_nan_there_is_no_value()
    {
        var metric = new RocAuc(2);
        Assert.Equal(double.NaN, metric.Value);

        metric.Add(0.5f, positive: true);
        Assert.Equal(double.NaN, metric.Value);

        metric.Add(0.25f, positive: false);
        Assert.Equal(1, metric.Value);

        metric.Add(float.NaN, positive: false);
        Assert.Equal(double.NaN, metric.Value);
    }

    [Fact]
    public void The_value_may_be_asked_for_between_samples_and_after_a_reset()
    {
        var metric = new RocAuc(2);
        metric.Add(1, positive: true);
        metric.Add(0, positive: false);
        Assert.Equal(1, metric.Value);
        metric.Add(2, positive: false);
        Assert.Equal(0.5, metric.Value);

        metric.Reset();
        metric.Add(0, positive: true);
        metric.Add(1, positive: false);

        Assert.Equal(0, metric.Value);
        Assert.Equal(2, metric.Total);
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        var metric = new RocAuc(3);

        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new RocAuc(1));
        Assert.Throws<InvalidOperationException>(() => metric.Add(0.5f, positive: true));
        Assert.Throws<ArgumentException>("scores", () => metric.Add([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => metric.Add([1, 2, 3], -1));
        Assert.Throws<ArgumentException>("scores", () => metric.Update([1, 2, 3], [0, 1]));
        Assert.Equal(0, metric.Total);
    }
}

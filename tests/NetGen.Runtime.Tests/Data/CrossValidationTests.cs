using NetGen.Data;
using Xunit;
using static NetGen.Runtime.Tests.Data.SplittingTests;

namespace NetGen.Runtime.Tests.Data;

public class CrossValidationTests
{
    [Theory]
    [InlineData(10, 5)]
    [InlineData(11, 4)]
    [InlineData(7, 7)]
    public void Every_sample_is_tested_once_and_trained_on_in_the_other_folds(int count, int k)
    {
        TrainTestSplit<int>[] folds = [.. Numbered(count).KFold(k, seed: 9)];

        Assert.Equal(k, folds.Length);
        Assert.Equal(Enumerable.Range(0, count), folds.SelectMany(fold => Numbers(fold.Test)).Order());
        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, count), Numbers(fold.Train).Concat(Numbers(fold.Test)).Order()));
        Assert.True(folds.Max(fold => fold.Test.Count) - folds.Min(fold => fold.Test.Count) <= 1);
    }

    [Fact]
    public void Folds_are_random_and_reproducible()
    {
        Assert.Equal(FirstTest(seed: 1), FirstTest(seed: 1));
        Assert.NotEqual(FirstTest(seed: 1), FirstTest(seed: 2));

        static int[] FirstTest(ulong seed) => Numbers(Numbered(60).KFold(3, seed).First().Test);
    }

    [Fact]
    public void Stratified_folds_spread_every_class_evenly()
    {
        int[] classes = [.. Enumerable.Repeat(0, 25), .. Enumerable.Repeat(1, 13), .. Enumerable.Repeat(2, 5)];

        TrainTestSplit<int>[] folds = [.. WithTargets(classes).StratifiedKFold(5, seed: 4)];

        Assert.All(folds, fold => Assert.Equal(5, fold.Test.Targets.Count(0)));
        Assert.All(folds, fold => Assert.InRange(fold.Test.Targets.Count(1), 2, 3));
        Assert.All(folds, fold => Assert.Equal(1, fold.Test.Targets.Count(2)));
        Assert.All(folds, fold => Assert.InRange(fold.Test.Count, 8, 9));
        Assert.Equal(Enumerable.Range(0, 43), folds.SelectMany(fold => Numbers(fold.Test)).Order());
    }

    [Fact]
    public void Binary_targets_are_spread_too()
    {
        float[] targets = [.. Enumerable.Repeat(0f, 12), .. Enumerable.Repeat(1f, 4)];

        Assert.All(
            new DataSet<float>(new float[16], targets, 1).StratifiedKFold(4),
            fold => Assert.Equal((4, 1f), (fold.Test.Count, fold.Test.Targets.ToArray().Sum())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void A_number_of_folds_out_of_range_is_rejected_at_once(int k)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(nameof(k), () => { Numbered(10).KFold(k); });

        Assert.Contains("from 2 to the number of samples, 10", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(k), () => { Numbered(10).StratifiedKFold(k); });
    }
}

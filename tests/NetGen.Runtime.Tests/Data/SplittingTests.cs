using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class SplittingTests
{
    [Fact]
    public void A_shuffle_is_the_permutation_of_its_seed()
    {
        // Philox4x32-10 with key 0 and counter (index >> 2, 0xDA7A0002, 0, 0), Fisher-Yates as in TrainerBatchTests.
        DataSet<int> shuffled = Numbered(10).Shuffle(seed: 0);

        Assert.Equal([2, 8, 3, 7, 5, 6, 1, 0, 4, 9], Numbers(shuffled));
        Assert.Equal(Numbers(shuffled).Select(number => number % 3), shuffled.Targets.ToArray());
        Assert.NotEqual(Numbers(shuffled), Numbers(Numbered(10).Shuffle(seed: 1)));
    }

    [Fact]
    public void Every_first_place_is_equally_probable()
    {
        var counts = new int[5];
        for (ulong seed = 0; seed < 10_000; seed++) counts[Numbers(Numbered(5).Shuffle(seed))[0]]++;

        // Binomial with p = 1/5: standard deviation 40; five of them either way.
        Assert.All(counts, count => Assert.InRange(count, 1_800, 2_200));
    }

    [Theory]
    [InlineData(10, 0.2, 2)]
    [InlineData(10, 0.25, 3)]
    [InlineData(10, 0.01, 1)]
    [InlineData(10, 0.99, 9)]
    [InlineData(1797, 0.2, 359)]
    public void A_split_holds_out_the_share_and_keeps_every_sample_once(int count, double fraction, int expected)
    {
        (DataSet<int> train, DataSet<int> test) = Numbered(count).Split(fraction, seed: 5);

        Assert.Equal(expected, test.Count);
        Assert.Equal(Enumerable.Range(0, count), Numbers(train).Concat(Numbers(test)).Order());
    }

    [Fact]
    public void A_split_depends_on_the_seed_only()
    {
        Assert.Equal(Numbers(Numbered(100).Split(0.3, 1).Test), Numbers(Numbered(100).Split(0.3, 1).Test));
        Assert.NotEqual(Numbers(Numbered(100).Split(0.3, 1).Test), Numbers(Numbered(100).Split(0.3, 2).Test));
    }

    [Fact]
    public void A_stratified_split_keeps_the_proportions_of_the_classes()
    {
        int[] classes = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(7, 20)];

        (DataSet<int> train, DataSet<int> test) = WithTargets(classes).StratifiedSplit(0.2, seed: 3);

        Assert.Equal([(0, 10), (1, 6), (7, 4)], CountByClass(test));
        Assert.Equal([(0, 40), (1, 24), (7, 16)], CountByClass(train));
        Assert.Equal(Enumerable.Range(0, 100), Numbers(train).Concat(Numbers(test)).Order());
        Assert.Equal(Numbers(test).Select(number => classes[number]), test.Targets.ToArray());
    }

    [Fact]
    public void What_does_not_divide_goes_to_the_largest_remainders()
    {
        // A quarter of 12 = 3 of 7, 4 and 1 samples: 1.75, 1 and 0.25 become 2, 1 and 0.
        int[] classes = [.. Enumerable.Repeat(0, 7), .. Enumerable.Repeat(1, 4), 2];

        TrainTestSplit<int> split = WithTargets(classes).StratifiedSplit(0.25);

        Assert.Equal([(0, 2), (1, 1)], CountByClass(split.Test));
    }

    [Fact]
    public void Binary_targets_are_stratified_too()
    {
        float[] targets = [.. Enumerable.Repeat(0f, 30), .. Enumerable.Repeat(1f, 10)];
        var data = new DataSet<float>(new float[40], targets, 1);

        (DataSet<float> train, DataSet<float> test) = data.StratifiedSplit(0.5);

        Assert.Equal((20, 5f), (test.Count, test.Targets.ToArray().Sum()));
        Assert.Equal((20, 5f), (train.Count, train.Targets.ToArray().Sum()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_fraction_that_is_none_is_rejected(double fraction)
    {
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => Numbered(10).Split(fraction));
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => Numbered(10).StratifiedSplit(fraction));
    }

    [Fact]
    public void Data_that_cannot_be_split_are_rejected()
    {
        Assert.Throws<ArgumentException>("data", () => Numbered(1).Split(0.5));
        Assert.Throws<ArgumentException>("data", () => new DataSet<int>(new float[4], new int[8], 1, 2).StratifiedSplit(0.5));
        var target = Assert.Throws<ArgumentException>("data", () => new DataSet<float>(new float[2], [1, 0.5f], 1).StratifiedSplit(0.5));
        Assert.Contains("sample 1 is 0.5; it must be 0 or 1", target.Message, StringComparison.Ordinal);
    }

    internal static DataSet<int> Numbered(int count) => WithTargets([.. Enumerable.Range(0, count).Select(i => i % 3)]);

    internal static DataSet<int> WithTargets(int[] targets) => new([.. targets.Select((_, i) => (float)i)], targets, 1);

    internal static int[] Numbers(DataSet data) => Array.ConvertAll(data.Inputs.ToArray(), value => (int)value);

    internal static (int Class, int Count)[] CountByClass(DataSet<int> data) =>
        [.. data.Targets.ToArray().CountBy(target => target).Select(pair => (pair.Key, pair.Value)).Order()];
}

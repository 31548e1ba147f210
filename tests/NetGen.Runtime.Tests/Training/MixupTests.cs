using NetGen.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

[Collection(ThreadCount.Collection)]
public class MixupTests
{
    private const int Count = 200;

    [Fact]
    public void Inputs_and_targets_are_mixed_in_the_same_shares()
    {
        // The input of sample i has a 1 at place i, and so has its target.
        ImageNetwork<float> network = Train(threads: 1, batchSize: 32);

        foreach ((float[] input, float[] target) in network.Samples)
        {
            Assert.Equal(input, target);
            Assert.Equal(1, input.Sum(), 1e-6f);
            Assert.InRange(input.Count(value => value != 0), 1, 2);
        }

        // Beta(1, 1): the shares are uniform; the mean of the larger one is 3/4, with a standard deviation of 0.144 / √600.
        Assert.Equal(0.75, network.Samples.Average(sample => sample.Input.Max()), 0.03);
    }

    [Fact]
    public void Neither_threads_nor_batches_change_a_mixture()
    {
        ImageNetwork<float> expected = Train(threads: 1, batchSize: 32);
        ImageNetwork<float> actual = Train(threads: 3, batchSize: 150);
        Assert.Equal(Sorted(expected), Sorted(actual));
    }

    [Fact]
    public void The_partner_is_augmented_too()
    {
        // Each image is its own label at the left border; the mirror puts it at the right one.
        var data = new DataSet<float>([1, 0, 0, 2, 0, 0], [1, 2], 3);
        var network = new ImageNetwork<float>(1, 3, 1);
        var augmentation = new Augmentation(new HorizontalFlip(1)) { Mixup = new Mixup(1) };
        Trainer.Fit(network, data, new FitOptions { Epochs = 20, Augmentation = augmentation });

        Assert.All(network.Samples, sample => Assert.Equal([0, 0, sample.Target[0]], sample.Input));
        Assert.Contains(network.Samples, sample => sample.Target[0] is > 1.1f and < 1.9f);
    }

    [Fact]
    public void Inputs_that_are_no_images_can_be_mixed()
    {
        var network = new ImageNetwork<float>(2);
        var data = new DataSet<float>([1, 2, 3, 4], [1, 3], 2);
        Trainer.Fit(network, data, new FitOptions { Epochs = 1, Augmentation = new Augmentation { Mixup = new Mixup() } });
        Assert.All(network.Samples, sample => Assert.Equal(sample.Input[0], sample.Target[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void A_strength_out_of_range_is_rejected(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(alpha), () => new Mixup(alpha));

    private static ImageNetwork<float> Train(int threads, int batchSize)
    {
        float[] identity = [.. Enumerable.Range(0, Count * Count).Select(i => i / Count == i % Count ? 1f : 0)];
        var network = new ImageNetwork<float>(Count, 1, 1) { TargetSize = Count };
        var options = new FitOptions { Epochs = 3, BatchSize = batchSize, Augmentation = new Augmentation { Mixup = new Mixup(1) } };
        var data = new DataSet<float>(identity, [.. identity], Count, Count);
        ThreadCount.Use(threads, () => Trainer.Fit(network, data, options));
        return network;
    }

    private static IEnumerable<string> Sorted(ImageNetwork<float> network) =>
        network.Samples.Select(sample => string.Join(' ', sample.Input)).Order(StringComparer.Ordinal);
}

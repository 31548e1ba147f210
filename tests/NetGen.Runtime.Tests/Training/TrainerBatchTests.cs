using NetGen.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class TrainerBatchTests
{
    [Fact]
    public void Every_epoch_goes_through_all_samples_and_the_last_batch_takes_what_is_left()
    {
        var network = new FakeNetwork<int>();

        Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 2, BatchSize = 4 });

        Assert.Equal([4, 4, 2, 4, 4, 2], network.Steps.Select(step => step.Length));
        Assert.Equal(Enumerable.Range(0, 10), network.Steps.Take(3).SelectMany(step => step).Order());
        Assert.Equal(Enumerable.Range(0, 10), network.Steps.Skip(3).SelectMany(step => step).Order());
    }

    [Fact]
    public void Targets_stay_with_their_samples()
    {
        var network = new FakeNetwork<int>();

        Trainer.Fit(network, NumberedData.Of(100), new FitOptions { Epochs = 1, BatchSize = 7 });

        IEnumerable<int> expected = network.Steps.SelectMany(step => step).Select(sample => sample % 3);
        Assert.Equal(expected, network.StepTargets.SelectMany(batch => batch));
    }

    [Fact]
    public void Several_targets_stay_with_their_samples()
    {
        float[][] inputs = [.. Enumerable.Range(0, 20).Select(i => new float[] { i, 0 })];
        float[][] targets = [.. Enumerable.Range(0, 20).Select(i => new float[] { i + 0.25f, -i })];
        var network = new FakeNetwork<float> { TargetSize = 2 };

        Trainer.Fit(network, DataSet.FromRows(inputs, targets), new FitOptions { Epochs = 1, BatchSize = 6 });

        IEnumerable<float> expected = network.Steps.SelectMany(step => step).SelectMany(i => new[] { i + 0.25f, -i });
        Assert.Equal(expected, network.StepTargets.SelectMany(batch => batch));
    }

    [Fact]
    public void The_order_is_that_of_the_seed_and_the_epoch()
    {
        // Philox4x32-10 with key 42 and counter (index >> 2, 0xDA7A0001, epoch, 0), Fisher-Yates from the end with
        // j = (word[2i] << 32 | word[2i + 1]) * (i + 1) >> 64, computed with a few lines of Python.
        var network = new FakeNetwork<int> { Seed = 42 };

        Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 2, BatchSize = 10 });

        Assert.Equal([7, 3, 0, 2, 6, 5, 4, 1, 8, 9], network.Steps[0]);
        Assert.Equal([3, 2, 0, 7, 1, 9, 6, 4, 5, 8], network.Steps[1]);
    }

    [Fact]
    public void A_shuffle_seed_takes_the_place_of_the_network_seed()
    {
        var network = new FakeNetwork<int> { Seed = 7 };

        Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 1, BatchSize = 10, ShuffleSeed = 42 });

        Assert.Equal([7, 3, 0, 2, 6, 5, 4, 1, 8, 9], network.Steps[0]);
    }

    [Fact]
    public void The_batch_size_does_not_change_the_order()
    {
        var small = new FakeNetwork<int>();
        var large = new FakeNetwork<int>();

        Trainer.Fit(small, NumberedData.Of(50), new FitOptions { Epochs = 3, BatchSize = 7 });
        Trainer.Fit(large, NumberedData.Of(50), new FitOptions { Epochs = 3, BatchSize = 1_000_000 });

        Assert.Equal(small.Steps.SelectMany(step => step), large.Steps.SelectMany(step => step));
        Assert.Equal(3, large.Steps.Count);
    }

    [Fact]
    public void Without_shuffling_the_samples_come_in_their_order()
    {
        var network = new FakeNetwork<int>();

        Trainer.Fit(network, NumberedData.Of(5), new FitOptions { Epochs = 2, BatchSize = 3, Shuffle = false });

        Assert.Equal([[0, 1, 2], [3, 4], [0, 1, 2], [3, 4]], network.Steps);
        Assert.Equal([[0, 1, 2], [0, 1], [0, 1, 2], [0, 1]], network.StepTargets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_loops_allocate_nothing_per_batch(bool shuffle)
    {
        var network = new SilentNetwork();
        long first = 0, last = 0;
        var options = new FitOptions
        {
            Epochs = 1,
            BatchSize = 8,
            Shuffle = shuffle,
            OnBatch = progress =>
            {
                if (progress.Batch == 2) first = GC.GetAllocatedBytesForCurrentThread();
                if (progress.Batch == progress.Batches) last = GC.GetAllocatedBytesForCurrentThread();
            },
        };

        Trainer.Fit(network, NumberedData.Of(803), options);

        Assert.Equal(first, last);
        Assert.Equal(101, network.Steps);
    }
}

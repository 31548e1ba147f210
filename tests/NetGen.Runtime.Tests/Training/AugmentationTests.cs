using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

[Collection(ThreadCount.Collection)]
public class AugmentationTests
{
    private const int Count = 300;

    private static readonly DataSet<int> s_images = Images();

    [Fact]
    public void Every_draw_belongs_to_the_seed_the_epoch_and_the_sample()
    {
        // Philox4x32-10 with key 42 and counter (0, 0xDA7A1000 + 2 · step, sample, epoch), in a few lines of Python: the shifts of the
        // first step, down and right, and whether the second one mirrors (its word below 2^31).
        (int Down, int Right, bool Mirrored)[][] expected =
        [
            [(-1, 0, false), (2, 1, false), (2, -2, true), (2, 0, true)],
            [(2, -1, false), (0, 1, true), (0, -2, true), (0, -2, false)],
        ];
        var network = new ImageNetwork<int>(9, 9, 1);
        var data = new DataSet<int>(Enumerable.Repeat(Dot(4, 5), 4).SelectMany(pixel => pixel).ToArray(), [0, 1, 2, 3], 81);
        var augmentation = new Augmentation(new RandomShift(2), new HorizontalFlip());

        Trainer.Fit(network, data, new FitOptions { Epochs = 2, BatchSize = 3, Augmentation = augmentation });

        foreach (((float[] input, int[] target), int i) in network.Samples.Select((sample, i) => (sample, i)))
        {
            (int down, int right, bool mirrored) = expected[i / 4][target[0]];
            int x = mirrored ? 8 - (5 + right) : 5 + right;
            Assert.Equal(Dot(4 + down, x), input);
        }
    }

    [Theory]
    [InlineData(1, 64, true)]
    [InlineData(2, 64, true)]
    [InlineData(3, 64, true)]
    [InlineData(2, 7, true)]
    [InlineData(3, 300, false)]
    public void Neither_threads_nor_batches_nor_order_change_a_sample(int threads, int batchSize, bool shuffle)
    {
        ImageNetwork<int> expected = Train(1, 50, shuffle: true, AllSteps());
        ImageNetwork<int> actual = Train(threads, batchSize, shuffle, AllSteps());
        for (int epoch = 0; epoch < 2; epoch++) Assert.Equal(expected.Epoch(epoch, Count), actual.Epoch(epoch, Count));
    }

    [Fact]
    public void Every_epoch_and_every_seed_has_changes_of_its_own()
    {
        ImageNetwork<int> first = Train(1, 50, shuffle: true, AllSteps());
        ImageNetwork<int> other = Train(1, 50, shuffle: true, new Augmentation([.. AllSteps().Steps]) { Seed = 43 });
        Assert.NotEqual(first.Epoch(0, Count), first.Epoch(1, Count));
        Assert.NotEqual(first.Epoch(0, Count), other.Epoch(0, Count));
        ImageNetwork<int> same = Train(1, 50, shuffle: true, new Augmentation([.. AllSteps().Steps]) { Seed = 42 });
        Assert.Equal(first.Epoch(1, Count), same.Epoch(1, Count));
    }

    [Fact]
    public void Without_steps_the_samples_are_as_they_are()
    {
        ImageNetwork<int> network = Train(2, 50, shuffle: false, new Augmentation());
        Assert.Equal(s_images.Inputs.ToArray(), network.Samples.Take(Count).SelectMany(sample => sample.Input));
    }

    [Fact]
    public void Validation_data_stay_as_they_are()
    {
        var network = new ImageNetwork<int>(9, 9, 1);
        var data = new DataSet<int>(Dot(0, 0), [0], 81);
        var options = new FitOptions { Epochs = 1, Augmentation = new Augmentation(new HorizontalFlip(1)), Validation = data };

        History history = Trainer.Fit(network, data, options);

        Assert.Equal(Dot(0, 8), network.Samples[0].Input);
        Assert.Equal(1, history[0].Validation!.Loss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_batch_allocates_nothing(int threads)
    {
        ThreadCount.Use(threads, () =>
        {
            long first = 0, last = 0;
            DataSet<float> data = s_images.ToProbabilities(Count);
            var network = new ImageNetwork<float>(9, 9, 1) { Records = false, TargetSize = Count };
            var options = new FitOptions
            {
                Epochs = 1,
                BatchSize = 100,
                Augmentation = new Augmentation([.. AllSteps().Steps]) { Mixup = new Mixup() },
                OnBatch = progress =>
                {
                    if (progress.Batch == 2) first = GC.GetAllocatedBytesForCurrentThread();
                    if (progress.Batch == 3) last = GC.GetAllocatedBytesForCurrentThread();
                },
            };
            Trainer.Fit(network, data, options);
            Assert.Equal(first, last);
        });
    }

    [Fact]
    public void A_fault_in_a_step_reaches_the_caller() => ThreadCount.Use(3, () => Assert.Throws<NotSupportedException>(
        () => Trainer.Fit(new ImageNetwork<int>(9, 9, 1), s_images, new FitOptions { Augmentation = new Augmentation(new FaultyStep()) })));

    private static Augmentation AllSteps() => new(
        new HorizontalFlip(),
        new VerticalFlip(),
        new RandomShift(2),
        new RandomRotation(20),
        new RandomScaling(0.8, 1.25),
        new RandomCrop(1),
        new Cutout(3));

    private static ImageNetwork<int> Train(int threads, int batchSize, bool shuffle, Augmentation augmentation)
    {
        var network = new ImageNetwork<int>(9, 9, 1);
        var options = new FitOptions { Epochs = 2, BatchSize = batchSize, Shuffle = shuffle, Augmentation = augmentation };
        ThreadCount.Use(threads, () => Trainer.Fit(network, s_images, options));
        return network;
    }

    private static float[] Dot(int y, int x)
    {
        var image = new float[81];
        image[(y * 9) + x] = 1;
        return image;
    }

    // Each image has values and a target of its own.
    private static DataSet<int> Images()
    {
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, Count * 81).Select(_ => random.NextSingle())];
        return new DataSet<int>(inputs, [.. Enumerable.Range(0, Count)], 81);
    }

    private sealed class FaultyStep : AugmentationStep
    {
        public override void Apply(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, in PhiloxStream random) =>
            throw new NotSupportedException();
    }
}

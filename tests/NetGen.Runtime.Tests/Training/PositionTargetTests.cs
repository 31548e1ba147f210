using NetGen.Data;
using NetGen.Metrics;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A class for each of four pixels: the targets of a network that segments images.</summary>
public class PositionTargetTests
{
    private const int Pixels = 4;
    private const int Classes = 3;

    [Fact]
    public void The_classes_of_a_sample_stay_together_through_shuffling_and_batches()
    {
        var network = new FakeNetwork<int> { InputSize = 1, TargetSize = Pixels, OutputSize = Pixels * Classes };

        Trainer.Fit(network, Data(20), new FitOptions { Epochs = 2, BatchSize = 6 });

        IEnumerable<int> expected = network.Steps.SelectMany(step => step).SelectMany(sample => ClassesOf(sample));
        Assert.Equal(expected, network.StepTargets.SelectMany(batch => batch));
    }

    [Fact]
    public void Losses_are_means_over_samples()
    {
        var network = new FakeNetwork<int>
        {
            InputSize = 1,
            TargetSize = Pixels,
            OutputSize = Pixels * Classes,
            StepLoss = (step, _) => step,
        };

        History history = Trainer.Fit(network, Data(10), new FitOptions { Epochs = 1, BatchSize = 4, Validation = Data(5) });

        Assert.Equal((4 + 8 + 6) / 10.0, history[0].TrainingLoss);
        Assert.Equal(2.0, history[0].Validation!.Loss);
        Assert.Equal(5, history[0].Validation!.Samples);
    }

    [Fact]
    public void Metrics_count_every_pixel()
    {
        var network = new SegmentingNetwork(new FakeMetrics());

        Evaluation evaluation = Trainer.Evaluate(network, Data(300));

        // It says class 1 of every pixel; the classes of 300 samples of 4 pixels take turns.
        Assert.Equal(1_200, evaluation["samples"]);
        Assert.Equal(1 / 3.0, evaluation["accuracy"], 1e-12);
        Assert.Equal(400, evaluation.ConfusionMatrix![2, 1]);
        Assert.Equal(300, evaluation.Samples);
    }

    [Fact]
    public void A_class_that_the_network_does_not_have_is_rejected_with_its_place()
    {
        var network = new FakeNetwork<int> { InputSize = 1, TargetSize = Pixels, OutputSize = Pixels * Classes };
        var data = new DataSet<int>([0, 0], [0, 1, 2, 0, 0, 3, 0, 0], 1, Pixels);

        var exception = Assert.Throws<ArgumentOutOfRangeException>("train", () => Trainer.Fit(network, data));
        Assert.Contains("position 5 must be a class in 0 .. 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_keep_the_classes_of_a_sample_and_strata_need_one_class_a_sample()
    {
        (DataSet<int> train, DataSet<int> test) = Data(10).Split(0.3, seed: 1);
        Assert.Equal((7, 3), (train.Count, test.Count));
        foreach (DataSet<int> part in new[] { train, test })
        {
            for (int i = 0; i < part.Count; i++)
                Assert.Equal(ClassesOf((int)part.Sample(i).Input[0]), part.Sample(i).Target.ToArray());
        }

        var exception = Assert.Throws<ArgumentException>("data", () => Data(10).StratifiedSplit(0.3));
        Assert.Contains("4 targets per sample; a stratified split needs 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_classes_make_a_data_set()
    {
        DataSet<int> data = DataSet.FromRows(new float[][] { [0], [1] }, new int[][] { ClassesOf(0), ClassesOf(1) });
        Assert.Equal(Pixels, data.TargetSize);
        Assert.Equal(Data(2).Targets.ToArray(), data.Targets.ToArray());
    }

    private static int[] ClassesOf(int sample) => [.. Enumerable.Range(0, Pixels).Select(pixel => ((Pixels * sample) + pixel) % Classes)];

    private static DataSet<int> Data(int count) => new(
        [.. Enumerable.Range(0, count).Select(i => (float)i)],
        [.. Enumerable.Range(0, count).SelectMany(ClassesOf)],
        inputSize: 1,
        targetSize: Pixels);

    /// <summary>Says class 1 of every pixel.</summary>
    private sealed class SegmentingNetwork(IMetrics<int> metrics) : ITrainable<int>
    {
        public int InputSize => 1;

        public int OutputSize => Pixels * Classes;

        public int TargetSize => Pixels;

        public NetworkInfo Info => throw new NotSupportedException();

        public ulong Seed => 0;

        public float LearningRate { get; set; } = 1;

        public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => 0;

        public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => 0;

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            outputs.Clear();
            for (int i = 1; i < outputs.Length; i += Classes) outputs[i] = 1;
        }

        public IMetrics<int> CreateMetrics() => metrics;
    }
}

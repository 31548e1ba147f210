using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class TrainerProgressTests
{
    [Fact]
    public void The_training_loss_is_the_mean_over_samples_not_over_batches()
    {
        var network = new FakeNetwork<int> { StepLoss = (step, _) => step };

        History history = Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 1, BatchSize = 4 });

        // Losses 1, 2, 3 of 4, 4 and 2 samples.
        Assert.Equal((4 + 8 + 6) / 10.0, history[0].TrainingLoss);
    }

    [Fact]
    public void The_history_tells_every_epoch()
    {
        var network = new FakeNetwork<int> { StepLoss = (step, _) => step };

        History history = Trainer.Fit(network, NumberedData.Of(4), new FitOptions { Epochs = 3, BatchSize = 4 });

        Assert.Equal([1, 2, 3], history.Select(epoch => epoch.Epoch));
        Assert.Equal([1.0, 2.0, 3.0], history.Select(epoch => epoch.TrainingLoss));
        Assert.All(history, epoch => Assert.Equal((3, null, 0.1f), (epoch.Epochs, epoch.Validation, epoch.LearningRate)));
        Assert.True(history.Elapsed >= history[2].Elapsed);
        Assert.False(history.Cancelled);
    }

    [Fact]
    public void By_default_it_is_ten_epochs_of_batches_of_32()
    {
        var network = new FakeNetwork<int>();

        History history = Trainer.Fit(network, NumberedData.Of(33));

        Assert.Equal(10, history.Count);
        Assert.Equal([32, 1], network.Steps.Take(2).Select(step => step.Length));
    }

    [Fact]
    public void Batch_callbacks_tell_batch_and_running_loss()
    {
        var network = new FakeNetwork<int> { StepLoss = (step, _) => step };
        var progress = new List<BatchProgress>();

        Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 2, BatchSize = 4, OnBatch = progress.Add });

        Assert.Equal(6, progress.Count);
        Assert.Equal(new BatchProgress(1, 2, 1, 3, 1, 1), progress[0]);
        Assert.Equal(new BatchProgress(1, 2, 2, 3, 2, 1.5), progress[1]);
        Assert.Equal(new BatchProgress(1, 2, 3, 3, 3, 1.8), progress[2]);
        Assert.Equal(new BatchProgress(2, 2, 1, 3, 4, 4), progress[3]);
    }

    [Fact]
    public void An_epoch_callback_sees_the_epoch_and_may_set_the_learning_rate()
    {
        var network = new FakeNetwork<int>();
        var seen = new List<EpochResult>();
        var options = new FitOptions
        {
            Epochs = 3,
            OnEpoch = epoch =>
            {
                seen.Add(epoch);
                network.LearningRate /= 2;
            },
        };

        History history = Trainer.Fit(network, NumberedData.Of(4), options);

        Assert.Equal(history, seen);
        Assert.Equal([0.1f, 0.05f, 0.025f], history.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Results_print_as_one_line_an_epoch()
    {
        var validation = new Evaluation(0.25, 10, [new MetricValue("accuracy", 0.5), new MetricValue("f1", 0.125)]);
        var epoch = new EpochResult(2, 10, 0.123456, validation, TimeSpan.FromSeconds(1.5), 0.1f);

        Assert.Equal("epoch 2/10: loss 0.1235, validation loss 0.2500, accuracy 0.5000, f1 0.1250, 1.50 s", epoch.ToString());
        Assert.Equal("epoch 2/10: loss 0.1235, 1.50 s", (epoch with { Validation = null }).ToString());
        Assert.Equal($"{epoch}\n{epoch}", new History([epoch, epoch], TimeSpan.Zero).ToString());
    }

    [Fact]
    public void A_history_has_no_epoch_that_was_not_trained()
    {
        var history = new History([], TimeSpan.Zero);

        Assert.Throws<ArgumentOutOfRangeException>("index", () => history[0]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => history[-1]);
    }
}

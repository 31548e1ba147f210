using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class TrainerStopTests
{
    [Fact]
    public void Cancellation_in_a_batch_stops_before_the_next_one_and_keeps_the_complete_epochs()
    {
        using var source = new CancellationTokenSource();
        var network = new FakeNetwork<int>();
        var options = new FitOptions
        {
            Epochs = 5,
            BatchSize = 2,
            CancellationToken = source.Token,
            OnBatch = progress =>
            {
                if (progress is { Epoch: 2, Batch: 2 }) source.Cancel();
            },
        };

        History history = Trainer.Fit(network, NumberedData.Of(10), options);

        Assert.True(history.Cancelled);
        Assert.Single(history);
        Assert.Equal(5 + 2, network.Steps.Count);
    }

    [Fact]
    public void Cancellation_after_an_epoch_stops_before_the_next_one()
    {
        using var source = new CancellationTokenSource();
        var network = new FakeNetwork<int>();
        var options = new FitOptions { Epochs = 5, BatchSize = 10, CancellationToken = source.Token, OnEpoch = _ => source.Cancel() };

        History history = Trainer.Fit(network, NumberedData.Of(10), options);

        Assert.True(history.Cancelled);
        Assert.Single(history);
        Assert.Single(network.Steps);
    }

    [Fact]
    public void Cancellation_after_the_last_epoch_comes_too_late()
    {
        using var source = new CancellationTokenSource();
        var options = new FitOptions { Epochs = 1, CancellationToken = source.Token, OnEpoch = _ => source.Cancel() };

        History history = Trainer.Fit(new FakeNetwork<int>(), NumberedData.Of(10), options);

        Assert.False(history.Cancelled);
        Assert.Single(history);
    }

    [Fact]
    public void Cancellation_stops_the_validation_too()
    {
        using var source = new CancellationTokenSource();
        var network = new FakeNetwork<int>();
        var options = new FitOptions
        {
            Validation = NumberedData.Of(1_000),
            CancellationToken = source.Token,
            OnBatch = _ => source.Cancel(),
        };

        History history = Trainer.Fit(network, NumberedData.Of(10), options);

        Assert.True(history.Cancelled);
        Assert.Empty(history);
        Assert.Empty(network.Losses);
    }

    [Fact]
    public void A_token_that_is_cancelled_already_trains_nothing()
    {
        var network = new FakeNetwork<int>();
        var options = new FitOptions { CancellationToken = new CancellationToken(canceled: true) };

        History history = Trainer.Fit(network, NumberedData.Of(10), options);

        Assert.True(history.Cancelled);
        Assert.Empty(history);
        Assert.Empty(network.Steps);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_loss_that_is_not_finite_says_where_training_diverged(float loss)
    {
        var network = new FakeNetwork<int> { StepLoss = (step, _) => step == 5 ? loss : 1, LearningRate = 0.5f };

        var exception = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network, NumberedData.Of(10), new FitOptions { BatchSize = 4 }));

        Assert.Equal((2, 2, 0.5f), (exception.Epoch, exception.Batch, exception.LearningRate));
        Assert.Equal(loss, exception.Loss);
        Assert.Contains("epoch 2, batch 2, at learning rate 0.5", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, network.Steps.Count);
    }
}

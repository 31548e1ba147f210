using NetGen.Metrics;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class EvaluationTests
{
    [Fact]
    public void Evaluation_runs_in_pieces_and_its_loss_is_the_mean_over_samples()
    {
        var network = new FakeNetwork<int>();

        Evaluation evaluation = Trainer.Evaluate(network, NumberedData.Of(600));

        Assert.Equal([256, 256, 88], network.Losses.Select(piece => piece.Length));
        Assert.Equal(Enumerable.Range(0, 600), network.Losses.SelectMany(piece => piece));
        Assert.Equal(599 / 2.0, evaluation.Loss, 1e-9);
        Assert.Equal(600, evaluation.Samples);
        Assert.Empty(network.Steps);
    }

    [Fact]
    public void Metrics_are_gathered_over_all_pieces()
    {
        var network = new FakeNetwork<int> { Metrics = () => new FakeMetrics() };

        Evaluation evaluation = Trainer.Evaluate(network, NumberedData.Of(600));

        Assert.Equal(1 / 3.0, evaluation["accuracy"], 1e-12);
        Assert.Equal(600, evaluation["samples"]);
        Assert.Equal(200, evaluation.ConfusionMatrix![2, 1]);
        Assert.Equal([new MetricValue("accuracy", 200 / 600.0), new MetricValue("samples", 600)], evaluation.Metrics);
        Assert.Equal([256, 256, 88], network.Predictions.Select(piece => piece.Length));
    }

    [Fact]
    public void Without_metrics_nothing_is_predicted()
    {
        var network = new FakeNetwork<int>();

        Evaluation evaluation = Trainer.Evaluate(network, NumberedData.Of(10));

        Assert.Empty(network.Predictions);
        Assert.Empty(evaluation.Metrics);
        Assert.Null(evaluation.ConfusionMatrix);
    }

    [Fact]
    public void Validation_is_evaluated_after_every_epoch_from_scratch()
    {
        var network = new FakeNetwork<int> { Metrics = () => new FakeMetrics() };

        History history = Trainer.Fit(network, NumberedData.Of(10), new FitOptions { Epochs = 2, Validation = NumberedData.Of(5) });

        Assert.Equal([5.0, 5.0], history.Select(epoch => epoch.Validation!["samples"]));
        Assert.Equal([2.0, 2.0], history.Select(epoch => epoch.Validation!.Loss));
        ConfusionMatrix first = history[0].Validation!.ConfusionMatrix!, second = history[1].Validation!.ConfusionMatrix!;
        Assert.NotSame(first, second);
        Assert.Equal((5, 5), (first.Total, second.Total));
    }

    [Fact]
    public void An_unknown_metric_is_answered_with_those_that_exist()
    {
        var evaluation = new Evaluation(1, 1, [new MetricValue("accuracy", 0.5), new MetricValue("f1", 0.25)]);

        Assert.True(evaluation.TryGet("f1", out double f1));
        Assert.Equal(0.25, f1);
        Assert.False(evaluation.TryGet("F1", out _));
        var exception = Assert.Throws<KeyNotFoundException>(() => evaluation["precision"]);
        Assert.Contains("'precision'; it has accuracy, f1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_metrics_says_so()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() => new Evaluation(1, 1, [])["accuracy"]);

        Assert.Contains("it declares none", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_prints_loss_and_metrics()
    {
        var evaluation = new Evaluation(0.5, 1, [new MetricValue("accuracy", 0.5)]);

        Assert.Equal("loss 0.5000, accuracy 0.5000", evaluation.ToString());
    }
}

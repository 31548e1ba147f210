using NetGen.Data;
using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Runs;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Training;
using Xunit;

namespace NetGen.Differential.Tests;

/// <summary>The metrics that generated networks compute, against their definitions.</summary>
public sealed class MetricValueTests
{
    private const string Averaged =
        "Accuracy, ConfusionMatrix, RocAuc, Precision, Recall(Averaging = NetGen.Metrics.Averaging.Micro), F1Score(Averaging = NetGen.Metrics.Averaging.Weighted)";

    private const string OfThePositive =
        "Accuracy, ConfusionMatrix, RocAuc, Precision(Averaging = NetGen.Metrics.Averaging.Binary), Recall(Averaging = NetGen.Metrics.Averaging.Binary), "
        + "F1Score(Averaging = NetGen.Metrics.Averaging.Binary)";

    private const string OfNumbers = "MeanAbsoluteError, RootMeanSquaredError, R2Score";

    private static readonly NetworkCase[] Cases =
    [
        Case(1, "Input(7)", ["Dense(5)"], "CrossEntropyLoss", Averaged + ", TopKAccuracy(2)"),
        Case(2, "Input(7)", ["Dense(2)"], "CrossEntropyLoss", OfThePositive + ", TopKAccuracy(1)"),
        Case(3, "Input(3, 4, 2)", ["Conv2D(4, 1)"], "CrossEntropyLoss", Averaged + ", TopKAccuracy(3)"),
        Case(4, "Input(7)", ["Dense(1)"], "BinaryCrossEntropyLoss", OfThePositive),
        Case(5, "Input(7)", ["Dense(3)"], "BinaryCrossEntropyLoss", Averaged),
        Case(6, "Input(7)", ["Dense(2)"], "HingeLoss", OfThePositive),
        Case(7, "Input(7)", ["Dense(1)"], "MeanSquaredErrorLoss", OfNumbers),
        Case(8, "Input(7)", ["Dense(4)"], "HuberLoss", OfNumbers),
        Case(9, "Input(7)", ["Dense(3)"], "PoissonLoss", OfNumbers),
        Case(10, "Input(7)", ["Dense(3)"], "CrossEntropyLoss(ClassWeights = new[] { 1.0, 20.0, 0.25 })", "Accuracy"),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(Cases));

    public static TheoryData<int> Numbers => [.. Cases.Select(network => network.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Metrics_are_what_their_definitions_say(int number)
    {
        var network = Cases[number - 1];
        if (Compiled.Value.Graph(network.Name).Spec.Loss.Target == TargetKind.ClassIndex)
            Compare<int>(network, (_, classes) => classes);
        else
            Compare<float>(network, (targets, _) => targets);
    }

    /// <summary>Pieces weigh what their samples weigh: as if they came all at once, and in any order.</summary>
    [Fact]
    public void The_loss_over_many_samples_with_weights_is_that_of_all_at_once()
    {
        const int Samples = 700;
        var network = Cases[9];
        var instance = Compiled.Value.Assembly.Create<int>(network.Name, network.Seed);
        var (inputs, _, classes) = CaseData.Batch(Compiled.Value.Graph(network.Name), Samples, new Dice(5));
        Array.Sort(classes);
        var data = new DataSet<int>(inputs, classes, 7, 1);

        var expected = instance.Trainable.Loss(inputs, classes);
        Assert.Equal(expected, Trainer.Evaluate(instance.Trainable, data).Loss, 1e-5);
        instance.LearningRate = 0;
        var history = Trainer.Fit(instance.Trainable, data, new FitOptions { Epochs = 1, BatchSize = 64 });
        Assert.Equal(expected, history[0].TrainingLoss, 1e-5);
    }

    private static void Compare<TTarget>(NetworkCase network, Func<float[], int[], TTarget[]> pick)
        where TTarget : unmanaged
    {
        const int Samples = 60;
        const int First = 17;
        var graph = Compiled.Value.Graph(network.Name);
        var instance = Compiled.Value.Assembly.Create<TTarget>(network.Name, network.Seed);
        var (inputs, targets, classes) = CaseData.Batch(graph, Samples, new Dice(network.Seed));
        var outputs = instance.Predict(inputs);
        var expected = new ReferenceMetrics(graph, outputs, targets, classes);
        var metrics = instance.Trainable.CreateMetrics();

        // What was seen before is forgotten, and the samples come in two parts.
        var picked = pick(targets, classes).AsSpan();
        metrics.Update(outputs, picked);
        metrics.Reset();
        metrics.Update(outputs.AsSpan(0, First * graph.Output.Size), picked[..(First * picked.Length / Samples)]);
        metrics.Update(outputs.AsSpan(First * graph.Output.Size), picked[(First * picked.Length / Samples)..]);

        var numbers = graph.Spec.Metrics.Where(metric => metric.Kind != MetricKind.ConfusionMatrix).ToList();
        Assert.Equal(numbers.Count, metrics.Count);
        for (var i = 0; i < numbers.Count; i++)
        {
            var (wanted, actual) = (expected[numbers[i]], metrics.ValueOf(i));
            Assert.True(Math.Abs(wanted - actual) <= 1e-6 * Math.Max(1, Math.Abs(wanted)), $"{metrics.NameOf(i)} is {actual:R}, but should be {wanted:R}.");
            Assert.NotInRange(actual, -1e-9, 1e-9);
        }

        if (graph.Spec.Metrics.Any(metric => metric.Kind == MetricKind.ConfusionMatrix))
            Assert.Equal(picked.Length, metrics.ConfusionMatrix!.Total);
        else
            Assert.Null(metrics.ConfusionMatrix);
    }

    private static NetworkCase Case(int number, string input, string[] layers, string loss, string metrics) =>
        new(number, (ulong)number * 77, 1, input, layers, loss, $"Sgd(0.1), {metrics}");
}

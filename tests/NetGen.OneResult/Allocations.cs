using System.Globalization;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.OneResult;

/// <summary>Counts what calls allocate in steady state: on their own thread, and in the whole process.</summary>
public static class Allocations
{
    private const int Samples = 300;
    private const int WarmUps = 40;
    private const int Calls = 20;

    /// <summary>One line a member: its name, bytes on its thread, bytes in all.</summary>
    public static IReadOnlyList<string> All()
    {
        var lines = new List<string>();
        var classifier = new OddClassifier(1);
        var classes = SyntheticData.Classes(Samples, OddClassifier.InputSize, OddClassifier.OutputSize);
        var scores = new float[Samples * OddClassifier.OutputSize];
        Count("Predict", () => classifier.Predict(classes.Inputs, scores));
        Count("PredictProbabilities", () => classifier.PredictProbabilities(classes.Inputs, scores));
        Count("Classify", () => classifier.Classify(classes.Inputs[..OddClassifier.InputSize]));
        CountTraining(classifier, classes, classifier.ComputeGradients, classifier.ApplyGradients);

        var regressor = new OddRegressor(1);
        var numbers = SyntheticData.Numbers(Samples, OddRegressor.InputSize, OddRegressor.OutputSize);
        var outputs = new float[Samples * OddRegressor.OutputSize];
        Count("Predict", () => regressor.Predict(numbers.Inputs, outputs));
        CountTraining(regressor, numbers, regressor.ComputeGradients, regressor.ApplyGradients);

        var binary = new TinyNetwork(1);
        var answers = SyntheticData.Numbers(Samples, TinyNetwork.InputSize, TinyNetwork.OutputSize, isBinary: true);
        Count("Classify", () => binary.Classify(answers.Inputs[..TinyNetwork.InputSize]));
        CountTraining(binary, answers, binary.ComputeGradients, binary.ApplyGradients);

        var values = new float[classifier.Parameters.TotalLength];
        Count("CopyTo", () => classifier.Parameters.CopyTo(values));
        Count("CopyFrom", () => classifier.Parameters.CopyFrom(values));
        return lines;

        void CountTraining<TTarget>(ITrainable<TTarget> network, DataSet<TTarget> data, Batch<TTarget> computeGradients, Action applyGradients)
            where TTarget : unmanaged
        {
            Count("Loss", () => network.Loss(data.Inputs, data.Targets));
            Count("ComputeGradients", () => computeGradients(data.Inputs, data.Targets));
            Count("ApplyGradients", applyGradients);
            Count("TrainStep", () => network.TrainStep(data.Inputs, data.Targets));
            Count("TrainStep-with-fewer-samples", () => network.TrainStep(data.Inputs[..network.InputSize], data.Targets[..network.TargetSize]));

            var metrics = network.CreateMetrics();
            var metricOutputs = SyntheticData.Inputs(data.Count * network.OutputSize, 5);
            Count("Update", () =>
            {
                metrics.Reset();
                metrics.Update(metricOutputs, data.Targets);
            });
        }

        void Count(string name, Action call)
        {
            for (var i = 0; i < WarmUps; i++)
                call();

            var (own, all) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            for (var i = 0; i < Calls; i++)
                call();
            own = GC.GetAllocatedBytesForCurrentThread() - own;
            all = GC.GetTotalAllocatedBytes(precise: true) - all;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {own} {all}"));
        }
    }

    private delegate float Batch<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);
}

using System.Globalization;
using NetGen.Data;
using NetGen.Training;

#pragma warning disable NETGEN0062 // What counts here is what a call allocates, not what it answers.

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

        // So many multiply-adds that workers share a prediction, and that two threads that predict at once compete for them.
        var wide = new WideClassifier(1);
        var pictures = SyntheticData.Classes(Samples, WideClassifier.InputSize, WideClassifier.OutputSize);
        var answersOfWide = new float[Samples * WideClassifier.OutputSize];
        var answersOfPartner = new float[Samples * WideClassifier.OutputSize];
        Count("Predict", () => wide.Predict(pictures.Inputs, answersOfWide));
        using (var partner = new Partner(() => wide.Predict(pictures.Inputs, answersOfPartner)))
        {
            Count("Predict-on-two-threads", () =>
            {
                partner.Begin();
                wide.Predict(pictures.Inputs, answersOfWide);
                partner.Await();
            });
        }

        CountTraining(wide, pictures, wide.ComputeGradients, wide.ApplyGradients);

        var leNet = new LeNet5(1);
        var squares = ImageData.Squares(64, 28, 1, 10);
        var answersOfLeNet = new float[64 * LeNet5.OutputSize];
        Count("Predict", () => leNet.Predict(squares.Inputs, answersOfLeNet));
        CountTraining(leNet, squares, leNet.ComputeGradients, leNet.ApplyGradients);

        // Few samples: it is the step over all parameters that counts.
        const int FewSamples = 6;
        var fused = new FusedClassifier(1);
        var few = SyntheticData.Classes(FewSamples, FusedClassifier.InputSize, FusedClassifier.OutputSize);
        Count("fused-TrainStep", () => fused.TrainStep(few.Inputs, few.Targets));

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

    /// <summary>Makes the same call on a thread of its own, as often as it is asked to.</summary>
    private sealed class Partner : IDisposable
    {
        private readonly Action _call;
        private readonly Thread _thread;
        private int _asked;
        private int _done;
        private volatile bool _isOver;

        public Partner(Action call)
        {
            _call = call;
            _thread = new Thread(Work) { IsBackground = true };
            _thread.Start();
        }

        public void Begin() => Volatile.Write(ref _asked, _asked + 1);

        public void Await()
        {
            var wait = default(SpinWait);
            while (Volatile.Read(ref _done) != _asked)
                wait.SpinOnce();
        }

        public void Dispose()
        {
            _isOver = true;
            Begin();
            _thread.Join();
        }

        private void Work()
        {
            for (var turn = 1; ; turn++)
            {
                var wait = default(SpinWait);
                while (Volatile.Read(ref _asked) < turn)
                    wait.SpinOnce();
                if (_isOver)
                    return;
                _call();
                Volatile.Write(ref _done, turn);
            }
        }
    }

    private delegate float Batch<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);
}

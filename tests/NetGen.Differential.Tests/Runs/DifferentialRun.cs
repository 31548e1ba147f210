using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Noise;
using NetGen.Generators.Losses;
using NetGen.Generators.Spec;
using NetGen.Numerics;
using NetGen.Reference;
using NetGen.TestKit;

namespace NetGen.Differential.Tests.Runs;

/// <summary>One network against the reference: outputs, probabilities, loss, gradients, and three steps of training.</summary>
internal static class DifferentialRun
{
    private const uint FirstDropoutStream = 0x10000;

    public static Deviation Of(NetworkCase network, CompiledNetworks compiled)
    {
        var graph = compiled.Graph(network.Name);
        return graph.Spec.Loss.Target == TargetKind.ClassIndex
            ? new Run<int>(network, graph, compiled.Assembly.Create<int>(network.Name, network.Seed)).Compare()
            : new Run<float>(network, graph, compiled.Assembly.Create<float>(network.Name, network.Seed)).Compare();
    }

    private sealed class Run<TTarget>
        where TTarget : unmanaged
    {
        private readonly NetworkCase _case;
        private readonly NetworkGraph _graph;
        private readonly NetworkInstance<TTarget> _network;
        private readonly ReferenceNetwork _reference;
        private readonly NoisyNetwork _noise;
        private readonly Dice _dice;
        private readonly Deviation _deviation = new();
        private ulong _pass;

        public Run(NetworkCase network, NetworkGraph graph, NetworkInstance<TTarget> instance)
        {
            _case = network;
            _graph = graph;
            _network = instance;
            _reference = new ReferenceNetwork(graph);
            _noise = new NoisyNetwork(graph, _reference.Programs);
            _dice = new Dice(network.Seed ^ 0xDA7A);
        }

        public Deviation Compare()
        {
            foreach (var info in _reference.Parameters)
            {
                var values = CaseData.Values(info, _dice);
                _network.Parameters[info.Name].CopyFrom(values);
                _noise.Set(info.Name, values);
                _reference[info.Name] = [.. values.Select(value => (double)value)];
            }

            // The rate is a float at run time.
            _reference.LearningRate = _network.LearningRate;

            var (inputs, targets, samples) = Batch(_case.Batch);
            Inference(inputs, samples);
            var loss = _network.Loss(inputs, targets);
            _deviation.Check("loss", [_reference.Loss(samples)], [_noise.Loss(samples)], [loss]);
            Gradients(inputs, targets, samples);
            Step(1, inputs, targets, samples);
            for (var step = 2; step <= 3; step++)
            {
                // Another number of samples: first more, so that the workspace must grow, then fewer.
                (inputs, targets, samples) = Batch(step == 2 ? _case.Batch + 1 : Math.Max(1, _case.Batch / 2));
                Step(step, inputs, targets, samples);
            }

            return _deviation;
        }

        private void Inference(float[] inputs, Samples samples)
        {
            _deviation.Check("output", _reference.Predict(samples.Inputs), _noise.Predict(samples.Inputs), _network.Predict(inputs));
            if (_reference.Programs.Probabilities is not null)
                _deviation.Check("probability", _reference.PredictProbabilities(samples.Inputs), _noise.Probabilities(samples.Inputs), _network.PredictProbabilities(inputs));
        }

        private void Gradients(float[] inputs, TTarget[] targets, Samples samples)
        {
            var random = NextPass();
            var (expectedLoss, expected) = _reference.Gradients(samples, random);
            var (noisyLoss, noisy) = _noise.Gradients(samples, random);
            var loss = _network.ComputeGradients(inputs, targets);
            _deviation.Check("training loss", [expectedLoss], [noisyLoss], [loss]);
            foreach (var info in _reference.Parameters)
                _deviation.Check("gradient of " + info.Name, expected[info.Name], noisy[info.Name], _network.Gradients[info.Name].ToArray());
        }

        private void Step(int step, float[] inputs, TTarget[] targets, Samples samples)
        {
            var random = NextPass();
            var expected = _reference.Step(samples, random);
            var noisy = _noise.Step(samples, random, _network.LearningRate);
            var inParts = (_case.Number + step) % 2 == 0;
            var loss = inParts ? _network.ComputeGradients(inputs, targets) : _network.TrainStep(inputs, targets);
            if (inParts)
                _network.ApplyGradients();

            _deviation.Check($"loss of step {step}", [expected], [noisy], [loss]);
            foreach (var info in _reference.Parameters)
                _deviation.Check($"{info.Name} after step {step}", _reference[info.Name], _noise[info.Name], _network.Parameters[info.Name].ToArray());
            foreach (var info in _reference.Buffers)
                _deviation.Check($"{info.Name} after step {step}", _reference.GetBuffer(info.Name), _noise.Buffer(info.Name), _network.Buffers[info.Name].ToArray());
        }

        private (float[] Inputs, TTarget[] Targets, Samples Samples) Batch(int count)
        {
            var (inputs, targets, classes) = CaseData.Batch(_graph, count, _dice);
            return (inputs, (TTarget[])(typeof(TTarget) == typeof(int) ? (Array)classes : targets), CaseData.Samples(_graph, inputs, targets, classes));
        }

        private Func<int, int, double> NextPass()
        {
            var pass = ++_pass;
            return (stream, index) => new PhiloxStream(_case.Seed, FirstDropoutStream + (uint)stream, pass).Uniform((uint)index);
        }
    }
}

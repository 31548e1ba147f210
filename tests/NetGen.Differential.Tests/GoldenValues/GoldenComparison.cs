using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Noise;
using NetGen.Differential.Tests.Runs;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Reference.Golden;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>
/// Compiled code against PyTorch's numbers: the output and the loss of evaluation; those of training, every gradient and every running
/// statistic, too, unless the file is of evaluation mode only.
/// </summary>
internal static class GoldenComparison
{
    public static Deviation Of(IGoldenValues golden, ITestNetwork source, CompiledNetworks compiled, bool training = true) =>
        compiled.Graph(source.Name).Spec.Loss.Target == TargetKind.ClassIndex
            ? Of(golden, source, compiled, training, compiled.Assembly.Create<int>(source.Name), [.. golden.Targets.Select(target => (int)target)])
            : Of(golden, source, compiled, training, compiled.Assembly.Create<float>(source.Name), Floats(golden.Targets));

    private static Deviation Of<TTarget>(
        IGoldenValues golden,
        ITestNetwork source,
        CompiledNetworks compiled,
        bool training,
        NetworkInstance<TTarget> network,
        TTarget[] targets)
        where TTarget : unmanaged
    {
        var graph = compiled.Graph(source.Name);
        var noise = new NoisyNetwork(graph, Programs.Build(graph));
        Assert.Equal(golden.Parameters.Select(parameter => parameter.Name), network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in golden.Parameters)
        {
            Assert.Equal(parameter.Shape, network.Parameters[parameter.Name].Shape.ToArray());
            network.Parameters[parameter.Name].CopyFrom(Floats(parameter.Values));
            noise.Set(parameter.Name, Floats(parameter.Values));
        }

        Assert.Equal(golden.Buffers.Select(buffer => buffer.Name), network.Buffers.Select(buffer => buffer.Name));
        foreach (var buffer in golden.Buffers)
        {
            network.Buffers[buffer.Name].CopyFrom(Floats(buffer.Values));
            noise.SetBuffer(buffer.Name, Floats(buffer.Values));
        }

        var inputs = Floats(golden.Inputs);
        var deviation = new Deviation();
        deviation.Check("outputs", golden.Outputs, noise.Predict(golden.Inputs), network.Predict(inputs));
        deviation.Check("loss", [golden.EvaluationLoss], [noise.Loss(golden.Samples)], [network.Loss(inputs, targets)]);

        if (training)
            CheckTraining(golden, deviation, noise, network, inputs, targets);

        // No number goes uncompared.
        Assert.Equal(0, deviation.Unknown);
        return deviation;
    }

    private static void CheckTraining<TTarget>(
        IGoldenValues golden, Deviation deviation, NoisyNetwork noise, NetworkInstance<TTarget> network, float[] inputs, TTarget[] targets)
        where TTarget : unmanaged
    {
        var (noisyLoss, noisy) = noise.Gradients(golden.Samples, null);
        deviation.Check("training loss", [golden.TrainingLoss], [noisyLoss], [network.ComputeGradients(inputs, targets)]);
        foreach (var parameter in golden.Parameters)
            deviation.Check("gradient of " + parameter.Name, parameter.Gradient!, noisy[parameter.Name], network.Gradients[parameter.Name].ToArray());
        foreach (var buffer in golden.Buffers)
            deviation.Check(buffer.Name, buffer.Next, noise.Buffer(buffer.Name), network.Buffers[buffer.Name].ToArray());
    }

    private static float[] Floats(IReadOnlyList<double> values) => [.. values.Select(value => (float)value)];
}

using NetGen.Differential.Tests.Noise;
using NetGen.Differential.Tests.Runs;
using NetGen.Generators.Passes;
using NetGen.Reference;
using NetGen.Reference.Golden;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>Ten steps of every optimizer in Golden/optimizers.json, by whole steps and by gradients applied afterwards.</summary>
public sealed class GoldenOptimizerTests(ITestOutputHelper output)
{
    private static readonly GoldenOptimizers Golden = GoldenFile.Optimizers();

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks([.. Golden.Cases.Select(Source)]));

    public static TheoryData<string, bool> Cases()
    {
        var data = new TheoryData<string, bool>();
        foreach (var trajectory in Golden.Cases)
        {
            data.Add(trajectory.Name, true);
            data.Add(trajectory.Name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_lead_where_pytorch_goes(string name, bool inOne)
    {
        var trajectory = Golden.Cases.Single(candidate => candidate.Name == name);
        var source = Source(trajectory, Golden.Cases.ToList().IndexOf(trajectory));
        var graph = Compiled.Value.Graph(source.Name);
        var network = Compiled.Value.Assembly.Create<float>(source.Name);
        var noise = new NoisyNetwork(graph, Programs.Build(graph));
        foreach (var parameter in Golden.Parameters)
        {
            float[] values = [.. parameter.Values.Select(value => (float)value)];
            network.Parameters[parameter.Name].CopyFrom(values);
            noise.Set(parameter.Name, values);
        }

        var deviation = new Deviation();
        for (var step = 0; step < trajectory.Steps.Count; step++)
        {
            var batch = Golden.Batches[step % Golden.Batches.Count];
            float[] inputs = [.. batch.Inputs.Select(value => (float)value)];
            float[] targets = [.. batch.Targets.Select(value => (float)value)];
            var loss = inOne ? network.TrainStep(inputs, targets) : network.ComputeGradients(inputs, targets);
            if (!inOne)
                network.ApplyGradients();

            // PyTorch's rate is a double, NetGen's a float: the model of errors goes with PyTorch and counts the rounding.
            var noisyLoss = noise.Step(Samples.Of(batch.Inputs, batch.Targets), null, graph.Spec.Optimizer.LearningRate);
            deviation.Check($"loss of step {step}", [trajectory.Losses[step]], [noisyLoss], [loss]);
            deviation.Check(
                $"weights after step {step}",
                trajectory.Steps[step],
                [.. Golden.Parameters.SelectMany(parameter => noise[parameter.Name])],
                [.. Golden.Parameters.SelectMany(parameter => network.Parameters[parameter.Name].ToArray())]);
        }

        output.WriteLine(FormattableString.Invariant($"{deviation.Count} numbers, the largest error {deviation.Largest:F1} spreads"));
        Assert.Equal(10, trajectory.Steps.Count);
        Assert.InRange(deviation.Sharpness(0.95), 0, 1e-4);
    }

    private static GoldenSource Source(GoldenTrajectory trajectory, int number) => new(
        FormattableString.Invariant($"Optimizer{number}"),
        string.Join("\n", Golden.Attributes.Append(trajectory.Attribute)),
        OneWidth.Widths[number % OneWidth.Widths.Count]);
}

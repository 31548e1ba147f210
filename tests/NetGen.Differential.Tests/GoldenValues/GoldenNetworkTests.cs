using NetGen.Differential.Tests.Noise;
using NetGen.Differential.Tests.Runs;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Reference.Golden;
using NetGen.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>Generated code, from attributes on, against the numbers of PyTorch in Golden/networks, for every width of vectors.</summary>
public sealed class GoldenNetworkTests(ITestOutputHelper output)
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() =>
        new CompiledNetworks([.. from name in GoldenFile.NetworkNames from width in OneWidth.Widths select Source(name, width)]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in GoldenFile.NetworkNames)
        {
            foreach (var width in OneWidth.Widths)
                data.Add(name, width);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_loss_and_gradients_are_those_of_pytorch(string name, int width)
    {
        var golden = GoldenFile.Network(name);
        var network = Source(name, width);
        var graph = Compiled.Value.Graph(network.Name);
        var deviation = graph.Spec.Loss.Target == TargetKind.ClassIndex
            ? Compare(golden, network, Compiled.Value.Assembly.Create<int>(network.Name), [.. golden.Targets.Select(target => (int)target)])
            : Compare(golden, network, Compiled.Value.Assembly.Create<float>(network.Name), [.. golden.Targets.Select(target => (float)target)]);
        output.WriteLine(FormattableString.Invariant($"{deviation.Count} numbers, the largest error {deviation.Largest:F1} spreads"));
        Assert.InRange(deviation.Sharpness(0.95), 0, 1e-4);
    }

    private static Deviation Compare<TTarget>(GoldenNetwork golden, GoldenSource source, NetworkInstance<TTarget> network, TTarget[] targets)
        where TTarget : unmanaged
    {
        var graph = Compiled.Value.Graph(source.Name);
        var noise = new NoisyNetwork(graph, Programs.Build(graph));
        Assert.Equal(golden.Parameters.Select(parameter => parameter.Name), network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in golden.Parameters)
        {
            float[] values = [.. parameter.Values.Select(value => (float)value)];
            Assert.Equal(parameter.Shape, network.Parameters[parameter.Name].Shape.ToArray());
            network.Parameters[parameter.Name].CopyFrom(values);
            noise.Set(parameter.Name, values);
        }

        float[] inputs = [.. golden.Inputs.Select(value => (float)value)];
        var deviation = new Deviation();
        deviation.Check("outputs", golden.Outputs, noise.Predict(golden.Inputs), network.Predict(inputs));
        deviation.Check("loss", [golden.LossValue], [noise.Loss(golden.Samples)], [network.Loss(inputs, targets)]);

        var (noisyLoss, noisy) = noise.Gradients(golden.Samples, null);
        deviation.Check("training loss", [golden.LossValue], [noisyLoss], [network.ComputeGradients(inputs, targets)]);
        foreach (var parameter in golden.Parameters)
            deviation.Check("gradient of " + parameter.Name, parameter.Gradient!, noisy[parameter.Name], network.Gradients[parameter.Name].ToArray());
        return deviation;
    }

    private static GoldenSource Source(string name, int width) => new(
        FormattableString.Invariant($"{string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}{width}"),
        string.Join("\n", GoldenFile.Network(name).Attributes.Append("[Sgd(0.1)]")),
        width);
}

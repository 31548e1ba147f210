using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Runs;
using NetGen.Generators.Losses;
using NetGen.Generators.Spec;
using NetGen.Numerics;
using NetGen.Reference;
using NetGen.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests;

/// <summary>
/// The four networks of MLPerf Tiny as they are published, not scaled down, against the double interpreter: deep, with kernels that share
/// their code, and with images larger than those of the random networks. So many normalised layers of few samples amplify rounding beyond
/// what a model of it foresees: whole tensors are compared by their norms, which a wrong element, tap or channel changes by far more.
/// </summary>
public sealed class MlperfTinyTests(ITestOutputHelper output)
{
    private const uint FirstDropoutStream = 0x10000;
    private const ulong Seed = 11;

    // Rounding of single precision is 6e-8. A ReLU whose input is nearly 0 may open in one arithmetic and not in the other: of the deepest
    // network's 200,000, a few do, and each changes the gradients of all layers before it. With a smooth activation there is no such thing.
    private const double Rounding = 2e-4;
    private const double FewKinks = 0.1;

    [Theory]
    [InlineData("AnomalyDetection", 9, "ReLU", Rounding)]
    [InlineData("KeywordSpotting", 11, "ReLU", Rounding)] // two groups of samples, by two workers
    [InlineData("ImageClassification", 2, "ReLU", Rounding)]
    [InlineData("VisualWakeWords", 2, "ReLU", FewKinks)]
    [InlineData("VisualWakeWords", 2, "SiLU", Rounding)]
    public void Generated_code_computes_what_the_reference_computes(string name, int batch, string activation, double tolerance)
    {
        var source = File.ReadAllText(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny", $"{name}.cs"))
            .Replace("Activation.ReLU", "Activation." + activation, StringComparison.Ordinal);
        Compare($"MlperfTinySample.{name}", source, batch, tolerance);
    }

    /// <summary>Sizes and layouts of minimal filtering that the four don't have; wider than the random networks.</summary>
    [Fact]
    public void So_it_does_for_blocks_of_wide_convolutions() => Compare(
        "NetGen.OneResult.SmallVgg", File.ReadAllText(Path.Combine(SourcePaths.Root, "tests", "NetGen.OneResult", "Images", "SmallVgg.cs")), 3, Rounding);

    /// <summary>Random numbers are drawn many at once, in rows that vectors fill and that they don't, in rows longer than what is drawn at once, and from two streams in one map.</summary>
    [Fact]
    public void So_it_does_for_layers_that_draw_many_numbers() => Compare(
        "Drawing.Network",
        """
        using NetGen;

        namespace Drawing;

        [Network]
        [Input(9, 7, 3)]
        [Conv2D(64, 3), BatchNorm(Activation = Activation.SiLU), Dropout(0.3)]
        [Conv2D(32, 1), BatchNorm(Activation = Activation.SiLU), Dropout(0.2)]
        [Flatten]
        [Dense(1301, Activation = Activation.SiLU, UseBias = false), Dropout(0.4)]
        [Dense(528), BatchNorm(Activation = Activation.SiLU), Dropout(0.25)]
        [GaussianNoise(0.1)]
        [Dense(1030, Activation = Activation.Tanh), GaussianNoise(0.2)]
        [Dense(10)]
        [CrossEntropyLoss, Adam(0.001)]
        public partial class Network;
        """,
        5,
        Rounding);

    private void Compare(string declared, string source, int batch, double tolerance)
    {
        var network = new NetworkCase(Number: 0, Seed, batch, "", [], "", "") { Declared = (declared, source) };
        var compiled = new CompiledNetworks([network]);
        var graph = compiled.Graph(network.Name);
        if (graph.Spec.Loss.Target == TargetKind.ClassIndex)
            Compare(graph, compiled.Assembly.Create<int>(network.Name, Seed), batch, tolerance, (_, classes) => classes);
        else
            Compare(graph, compiled.Assembly.Create<float>(network.Name, Seed), batch, tolerance, (targets, _) => targets);
    }

    private void Compare<TTarget>(NetworkGraph graph, NetworkInstance<TTarget> network, int batch, double tolerance, Func<float[], int[], TTarget[]> choose)
        where TTarget : unmanaged
    {
        var reference = new ReferenceNetwork(graph);
        foreach (var info in reference.Parameters)
            reference[info.Name] = [.. network.Parameters[info.Name].ToArray().Select(value => (double)value)];
        var (inputs, targets, classes) = CaseData.Batch(graph, batch, new Dice(Seed));
        var samples = CaseData.Samples(graph, inputs, targets, classes);

        void Check(string what, double[] expected, float[] actual, double least) => CheckNorm(what, expected, actual, least, tolerance);

        Check("output", reference.Predict(samples.Inputs), network.Predict(inputs), 0);
        Check("loss", [reference.Loss(samples)], [network.Loss(inputs, choose(targets, classes))], 0);
        var (loss, expected) = reference.Gradients(samples, (stream, index) => new PhiloxStream(Seed, FirstDropoutStream + (uint)stream, 1).Uniform((uint)index));
        Check("training loss", [loss], [network.ComputeGradients(inputs, choose(targets, classes))], 0);

        // A bias before a normalisation has no gradient but rounding errors: they are small beside those of the others.
        var least = 1e-2 * expected.Values.Max(Norm);
        foreach (var info in reference.Parameters)
            Check("gradient of " + info.Name, expected[info.Name], network.Gradients[info.Name].ToArray(), least);
    }

    private void CheckNorm(string what, double[] expected, float[] actual, double least, double tolerance)
    {
        var norm = Math.Max(Norm(expected), least);
        var error = Norm([.. expected.Zip(actual, (one, other) => one - other)]) / norm;
        output.WriteLine(FormattableString.Invariant($"{what}: {error:E1}"));
        Assert.True(error <= tolerance, FormattableString.Invariant($"{what}: the error's norm is {error:E2} of {norm:E2}."));
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}

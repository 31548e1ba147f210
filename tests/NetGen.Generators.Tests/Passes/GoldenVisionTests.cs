using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;
using NetGen.Reference;
using NetGen.Reference.Golden;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>
/// Every layer of image and signal networks, from its attribute through lowering, differentiation and fusion, against PyTorch's float64
/// numbers: no emission is involved. What PyTorch has no operator for is a formula there; the README of the golden values lists it.
/// </summary>
public sealed class GoldenVisionTests
{
    private const double Tolerance = 1e-11;

    public static TheoryData<string> Names => [.. GoldenFile.VisionNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_and_statistics_have_PyTorchs_names_and_shapes(string name)
    {
        var golden = GoldenFile.Vision(name);

        var network = Build(golden, unfused: false);

        Assert.Equal(
            golden.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]").Order(),
            network.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.LogicalShape.Axes)}]").Order());
        Assert.Equal(golden.Buffers.Select(buffer => buffer.Name).Order(), network.Buffers.Select(buffer => buffer.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_and_loss_in_evaluation_are_PyTorchs(string name)
    {
        var golden = GoldenFile.Vision(name);
        var network = Build(golden, unfused: false);

        Near.Equal(golden.Outputs, network.Predict(golden.Inputs), Tolerance, "outputs");
        Near.Equal(golden.EvaluationLoss, network.Loss(golden.Samples), Tolerance, "loss");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_and_statistics_are_PyTorchs_before_fusion(string name) => AssertTraining(name, unfused: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_and_statistics_are_PyTorchs_after_fusion(string name) => AssertTraining(name, unfused: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_follows_the_gradients_and_updates_the_statistics(string name)
    {
        var golden = GoldenFile.Vision(name);
        var network = Build(golden, unfused: false);

        Near.Equal(golden.TrainingLoss, network.Step(golden.Samples), Tolerance, "loss");

        foreach (var parameter in golden.Parameters)
        {
            var expected = parameter.Values.Zip(parameter.Gradient!, (value, gradient) => value - (0.5 * gradient)).ToList();
            Near.Equal(expected, network[parameter.Name], Tolerance, parameter.Name);
        }

        foreach (var buffer in golden.Buffers)
            Near.Equal(buffer.Next, network.GetBuffer(buffer.Name), Tolerance, buffer.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Programs_read_nothing_outside_and_write_everything_once(string name)
    {
        var golden = GoldenFile.Vision(name);
        var programs = Build(golden, unfused: false).Programs;

        foreach (var program in new[] { programs.Inference, programs.Evaluation, programs.Training, programs.Step }.OfType<NetworkProgram>())
            ContractionBounds.Check(program, golden.Batch);
    }

    private static void AssertTraining(string name, bool unfused)
    {
        var golden = GoldenFile.Vision(name);
        var network = Build(golden, unfused);

        var (loss, gradients) = network.Gradients(golden.Samples);

        Near.Equal(golden.TrainingLoss, loss, Tolerance, "loss");
        foreach (var parameter in golden.Parameters)
            Near.Equal(parameter.Gradient!, gradients[parameter.Name], Tolerance, parameter.Name);
        foreach (var buffer in golden.Buffers)
            Near.Equal(buffer.Next, network.GetBuffer(buffer.Name), Tolerance, buffer.Name);
    }

    private static ReferenceNetwork Build(GoldenVision golden, bool unfused)
    {
        var network = new ReferenceNetwork(Graph(golden)) { Unfused = unfused };
        foreach (var parameter in golden.Parameters)
            network[parameter.Name] = [.. parameter.Values];
        foreach (var buffer in golden.Buffers)
            network.SetBuffer(buffer.Name, buffer.Values);
        return network;
    }

    private static NetworkGraph Graph(GoldenVision golden)
    {
        var source = TestNetworks.Source(string.Join("\n", [.. golden.Attributes, "[Sgd(0.5)]"]));
        var design = NetworkDesign.Of(TestNetworks.Declaration(string.Join("\n", [source, .. golden.Blocks])));
        Assert.Empty(design.Mistakes);
        return design.Graph!;
    }
}

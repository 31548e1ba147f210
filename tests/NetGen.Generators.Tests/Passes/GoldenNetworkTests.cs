using NetGen.Reference;
using NetGen.Reference.Golden;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Lowering, differentiation and fusion against PyTorch's float64 numbers: no emission is involved.</summary>
public sealed class GoldenNetworkTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Names => [.. GoldenFile.NetworkNames];

    [Fact]
    public void There_are_ten_golden_networks() => Assert.Equal(10, GoldenFile.NetworkNames.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_have_PyTorchs_names_and_shapes_in_its_order(string name)
    {
        var golden = GoldenFile.Network(name);

        var parameters = Build(golden, unfused: false).Parameters;

        Assert.Equal(golden.Parameters.Select(p => p.Name), parameters.Select(p => p.Name));
        Assert.Equal(golden.Parameters.Select(p => p.Shape), parameters.Select(p => p.LogicalShape.Axes.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_are_PyTorchs(string name)
    {
        var golden = GoldenFile.Network(name);

        var outputs = Build(golden, unfused: false).Predict(golden.Inputs);

        Near.Equal(golden.Outputs, outputs, Tolerance, "outputs");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_is_PyTorchs(string name)
    {
        var golden = GoldenFile.Network(name);

        var loss = Build(golden, unfused: false).Loss(golden.Samples);

        Near.Equal(golden.LossValue, loss, Tolerance, "loss");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_PyTorchs_before_fusion(string name) => AssertGradients(name, unfused: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_PyTorchs_after_fusion(string name) => AssertGradients(name, unfused: false);

    private static void AssertGradients(string name, bool unfused)
    {
        var golden = GoldenFile.Network(name);

        var (loss, gradients) = Build(golden, unfused).Gradients(golden.Samples);

        Near.Equal(golden.LossValue, loss, Tolerance, "loss");
        foreach (var parameter in golden.Parameters)
            Near.Equal(parameter.Gradient!, gradients[parameter.Name], Tolerance, parameter.Name);
    }

    private static ReferenceNetwork Build(GoldenNetwork golden, bool unfused)
    {
        var graph = GoldenGraph.Of(golden.Input, golden.Layers, golden.Loss, optimizer: null);
        var network = new ReferenceNetwork(graph) { Unfused = unfused };
        foreach (var parameter in golden.Parameters)
            network[parameter.Name] = [.. parameter.Values];
        return network;
    }
}

using NetGen.Generators.Spec;
using NetGen.Reference.Golden;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>
/// The attributes of the golden files, read by the parser, are the networks that the golden files describe as data: so what is proved
/// about those holds for what a user writes.
/// </summary>
public sealed class GoldenDeclarationTests
{
    private static readonly GoldenOptimizers Trajectories = GoldenFile.Optimizers();

    public static TheoryData<string> Networks => [.. GoldenFile.NetworkNames];

    public static TheoryData<string> Optimizers => [.. Trajectories.Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Attributes_and_data_are_the_same_network(string name)
    {
        var golden = GoldenFile.Network(name);

        var parsed = Parse([.. golden.Attributes, "[Sgd(0.01)]"]);

        var expected = GoldenGraph.Of(golden.Input, golden.Layers, golden.Loss, optimizer: null);
        Assert.Equal(expected.Nodes, parsed.Nodes);
        Assert.Equal(expected.Spec.Loss, parsed.Spec.Loss);
        Assert.Equal(expected.Spec.Input, parsed.Spec.Input);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Attributes_and_data_are_the_same_optimizer(string name)
    {
        var trajectory = Trajectories.Cases.Single(item => item.Name == name);

        var parsed = Parse([.. Trajectories.Attributes, trajectory.Attribute]);

        var expected = GoldenGraph.Of(Trajectories.Input, Trajectories.Layers, Trajectories.Loss, trajectory.Optimizer);
        Assert.Equal(expected.Spec.Optimizer, parsed.Spec.Optimizer);
        Assert.Equal(expected.Nodes, parsed.Nodes);
    }

    private static NetworkGraph Parse(IEnumerable<string> attributes) => TestNetworks.Graph(string.Join("\n", attributes));
}

using NetGen.Reference;
using NetGen.Reference.Golden;
using Xunit;

namespace NetGen.Generators.Tests.Optimizers;

/// <summary>Ten steps of every optimizer against PyTorch's, in float64.</summary>
public sealed class OptimizerTrajectoryTests
{
    // A hundred times the rounding of ten steps; the shortest way to be wrong (one ε misplaced) is a thousand times farther.
    private const double Tolerance = 1e-12;

    private static readonly GoldenOptimizers Golden = GoldenFile.Optimizers();

    public static TheoryData<string> Names => [.. Golden.Cases.Select(item => item.Name)];

    [Fact]
    public void There_are_24_trajectories() => Assert.Equal(24, Golden.Cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_updates_of_the_whole_block_are_PyTorchs(string name) => AssertTrajectory(name, unfused: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_updates_fused_with_their_gradients_are_PyTorchs(string name) => AssertTrajectory(name, unfused: false);

    private static void AssertTrajectory(string name, bool unfused)
    {
        var trajectory = Golden.Cases.Single(item => item.Name == name);
        var graph = GoldenGraph.Of(Golden.Input, Golden.Layers, Golden.Loss, trajectory.Optimizer);
        var network = new ReferenceNetwork(graph) { Unfused = unfused };
        foreach (var parameter in Golden.Parameters)
            network[parameter.Name] = [.. parameter.Values];

        for (var step = 0; step < trajectory.Steps.Count; step++)
        {
            var batch = Golden.Batches[step % Golden.Batches.Count];

            var loss = network.Step(Samples.Of(batch.Inputs, batch.Targets));

            Near.Equal(trajectory.Losses[step], loss, Tolerance, $"loss before step {step}");
            var weights = Golden.Parameters.SelectMany(parameter => network[parameter.Name]).ToList();
            Near.Equal(trajectory.Steps[step], weights, Tolerance, $"weights after step {step}");
        }
    }
}

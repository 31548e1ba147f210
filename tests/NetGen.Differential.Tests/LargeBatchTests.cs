using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Runs;
using Xunit;

namespace NetGen.Differential.Tests;

/// <summary>Batches that a weight's gradient goes through in several blocks.</summary>
[Collection(OneAtATime.Name)]
public sealed class LargeBatchTests
{
    [Theory]
    [InlineData(0, "Adam(0.01)")]
    [InlineData(1, "Sgd(0.05, Momentum = 0.9, WeightDecay = 0.01)")]
    [InlineData(2, "RmsProp(0.01, ClipNorm = 0.5)")]
    public void Gradients_and_steps_are_those_of_the_reference(int number, string optimizer)
    {
        var network = new NetworkCase(
            number,
            Seed: 77,
            Batch: 300,
            "Input(40)",
            ["Dense(64, Activation = Activation.ReLU)", "Dense(96, Activation = Activation.Tanh, L2 = 0.01)", "Dense(3)"],
            "CrossEntropyLoss",
            optimizer);
        Assert.True(DifferentialRun.Of(network, new CompiledNetworks([network])).Largest > 0);
    }
}

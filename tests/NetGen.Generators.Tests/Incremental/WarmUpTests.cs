using NetGen.Generators.Pipeline;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>The network that warms the generator up is a valid one: of another, no more than stubs would be compiled.</summary>
public sealed class WarmUpTests
{
    [Fact]
    public void It_compiles_a_network_that_can_be_trained()
    {
        var network = WarmUp.Compile();

        Assert.Empty(network.Problems);
        var training = Assert.Single(network.Files, file => file.HintName == "WarmUp.Backward.g.cs").Text;
        foreach (var layer in (string[])["conv2d1", "batchnorm1", "depthwiseconv2d1", "avgpool2d1", "dropout1", "dense1"])
            Assert.Contains(layer, training, StringComparison.Ordinal);
        Assert.Contains(network.Files, file => file.HintName == "WarmUp.Optimizer.g.cs");
    }
}

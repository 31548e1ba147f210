using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

public sealed class ParameterTableTests
{
    [Fact]
    public void Parameters_follow_each_other_at_cache_lines()
    {
        var table = new ParameterTable();
        var tensors = new[] { 1, 16, 17, 3 }.Select((size, i) => Declare(table, $"layer.p{i}", size)).ToList();

        table.AssignOffsets();

        Assert.Equal([0, 16, 32, 64], tensors.Select(table.OffsetOf));
        Assert.Equal(80, table.BlockLength);
    }

    [Fact]
    public void Declaring_a_parameter_again_gives_the_same_tensor()
    {
        var table = new ParameterTable();

        Assert.Same(Declare(table, "layer.weight", 3), Declare(table, "layer.weight", 3));
        Assert.NotSame(Declare(table, "layer.weight", 3), Declare(table, "layer.bias", 3));
        Assert.Equal(["layer.weight", "layer.bias"], table.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_network_without_parameters_has_an_empty_block()
    {
        var table = new ParameterTable();
        table.AssignOffsets();
        Assert.Equal(0, table.BlockLength);
    }

    [Fact]
    public void In_random_networks_no_two_parameters_overlap()
    {
        foreach (var seed in PlannedNetworks.Seeds)
        {
            var table = PlannedNetworks.Random(seed).Parameters;
            var end = 0;
            foreach (var parameter in table.Parameters)
            {
                Assert.Equal((end + 15) / 16 * 16, table.OffsetOf(parameter.Tensor));
                end = table.OffsetOf(parameter.Tensor) + parameter.Tensor.Size;
            }

            Assert.Equal((end + 15) / 16 * 16, table.BlockLength);
        }
    }

    private static Tensor Declare(ParameterTable table, string name, int size) =>
        table.Declare(name, new Shape(size), new Shape(size), new Integers(0), Initialization.Zeros, "layer");
}

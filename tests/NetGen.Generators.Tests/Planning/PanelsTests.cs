using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

public sealed class PanelsTests
{
    [Theory]
    [InlineData(784, 256, 32)]
    [InlineData(784, 64, 32)]
    [InlineData(784, 48, 16)]
    [InlineData(256, 784, 16)]
    [InlineData(16, 64, 32)]
    [InlineData(15, 64, 0)] // too few rows to matter
    [InlineData(784, 32, 0)] // a panel already
    [InlineData(784, 16, 0)]
    [InlineData(784, 100, 0)] // no whole panels
    [InlineData(784, 10, 0)]
    public void Wide_matrices_lie_in_panels(int rows, int columns, int width) => Assert.Equal(width, Panels.WidthFor(rows, columns));

    [Fact]
    public void An_index_is_the_panels_width_times_the_panel_and_the_place_in_it()
    {
        var (panel, lane, digits) = Panels.Split(new LoopIndex("n", 96), 32);

        Assert.Equal((3, 32), (panel.Extent, lane.Extent));
        Assert.True(AxisMap.Sum(0, [.. digits]).Covers(96));
        Assert.Equal("n", lane.Name);
        Assert.NotEqual(panel.Name, lane.Name);
    }

    [Fact]
    public void A_weight_in_panels_keeps_its_logical_order()
    {
        // Physically [panel, kernel, in, 16 of out], to the world [out, in, kernel].
        const int Out = 48, In = 5, Kernel = 3, Width = 16;
        var info = new ParameterInfo(
            "conv.weight",
            new Tensor("conv.weight", TensorRole.Parameter, false, new Shape(Out / Width, Kernel, In, Width)),
            new Shape(Out, In, Kernel),
            new Integers(2, 1, 0),
            Initialization.Zeros,
            "conv");

        Assert.True(info.IsInPanels);
        Assert.Equal(0, info.PanelAxis);
        for (var o = 0; o < Out; o++)
        {
            for (var i = 0; i < In; i++)
            {
                for (var k = 0; k < Kernel; k++)
                {
                    var physical = (((((o / Width * Kernel) + k) * In) + i) * Width) + (o % Width);
                    Assert.Equal(
                        physical,
                        (o / Width * info.PanelStride) + (o % Width * info.Strides[0]) + (i * info.Strides[1]) + (k * info.Strides[2]));
                }
            }
        }
    }

    [Fact]
    public void A_plain_weight_has_the_strides_of_its_matrix()
    {
        var info = new ParameterInfo(
            "dense.weight", new Tensor("dense.weight", TensorRole.Parameter, false, new Shape(7, 10)), new Shape(10, 7),
            new Integers(1, 0), Initialization.Zeros, "dense");

        Assert.False(info.IsInPanels);
        Assert.Equal([1, 10], info.Strides);
    }

    [Fact]
    public void All_programs_of_a_network_and_its_gradients_have_the_same_panels()
    {
        foreach (var plan in new[] { PlannedNetworks.Large(), PlannedNetworks.Image() })
        {
            Assert.Contains(plan.Parameters.Parameters, parameter => parameter.IsInPanels);
            Assert.Contains(plan.Parameters.Parameters, parameter => !parameter.IsInPanels && parameter.LogicalShape.Rank > 1);

            // Who reads or writes a parameter reads the tensor of the table, and gradients have their parameter's shape.
            var parameters = plan.Parameters.Parameters.Select(parameter => parameter.Tensor).ToHashSet();
            var programs = PlannedNetworks.Sequential(plan).Concat(PlannedNetworks.Shared(plan));
            foreach (var program in programs.Where(program => program != plan.Update))
            {
                var tensors = program.Steps.SelectMany(step => step.Op.Inputs.Concat(step.Op.Outputs)).ToList();
                Assert.All(tensors.Where(tensor => tensor.Role == TensorRole.Parameter), tensor =>
                    Assert.Contains(tensor.Overwrites ?? tensor, parameters));
                Assert.All(tensors.Where(tensor => tensor.Role == TensorRole.Gradient), tensor =>
                    Assert.Equal(tensor.Owner!.Shape, tensor.Shape));
            }
        }
    }
}

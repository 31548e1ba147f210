using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Program;

public sealed class RearrangeTests
{
    [Fact]
    public void Padding_puts_zeros_round_the_elements()
    {
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4], 2, 1);

        var padded = Emit(check, new Shape(4, 2), output => Rearrange.Pad(output, x, new Integers(1, 0)));

        Assert.Equal([0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0], check.Evaluate(padded));
    }

    [Fact]
    public void Cropping_takes_a_box_out()
    {
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3);

        Assert.Equal([5, 6, 8, 9], check.Evaluate(Emit(check, new Shape(2, 2), output => Rearrange.Crop(output, x, new Integers(1, 1)))));
    }

    [Fact]
    public void Concatenation_puts_channels_behind_channels_at_each_position()
    {
        var check = new GradientCheck { Batch = 1 };
        var a = check.Fixed("a", batched: true, [1, 2, 3, 4], 2, 2);
        var b = check.Fixed("b", batched: true, [5, 6], 2, 1);

        Assert.Equal([1, 2, 5, 3, 4, 6], check.Evaluate(Emit(check, new Shape(2, 3), output => Rearrange.Concatenate(output, 1, [a, b]))));
    }

    [Fact]
    public void Concatenation_works_along_any_axis()
    {
        var check = new GradientCheck { Batch = 2 };
        var a = check.Fixed("a", batched: true, [1, 2, 3, 4], 1, 2);
        var b = check.Fixed("b", batched: true, [5, 6, 7, 8], 1, 2);

        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8], check.Evaluate(Emit(check, new Shape(2, 2), output => Rearrange.Concatenate(output, 0, [a, b]))));
    }

    [Fact]
    public void Axes_come_in_the_order_that_is_asked_for()
    {
        // (2, 1, 3) becomes (3, 2, 1): output axis 0 is input axis 2, axis 1 is 0, axis 2 is 1.
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6], 2, 1, 3);

        Assert.Equal([1, 4, 2, 5, 3, 6], check.Evaluate(Emit(check, new Shape(3, 2, 1), output => Rearrange.Permute(output, x, new Integers(2, 0, 1)))));
    }

    [Fact]
    public void Gradients_pass_through_padding()
    {
        var check = new GradientCheck { WholePipeline = true };
        var x = check.Batched("x", 2, 3, 2);

        check.Verify(Emit(check, new Shape(4, 4, 2), output => Rearrange.Pad(output, x, new Integers(1, 0, 0))));
    }

    [Fact]
    public void Gradients_pass_through_cropping_and_are_0_where_it_cuts_off()
    {
        var check = new GradientCheck { WholePipeline = true };
        var x = check.Batched("x", 4, 3, 2);

        check.Verify(Emit(check, new Shape(2, 2, 2), output => Rearrange.Crop(output, x, new Integers(1, 0, 0))));
    }

    [Fact]
    public void Gradients_pass_through_concatenation()
    {
        var check = new GradientCheck { WholePipeline = true };
        var (a, b, c) = (check.Batched("a", 2, 2, 1), check.Batched("b", 2, 2, 3), check.Batched("c", 2, 2, 2));

        check.Verify(Emit(check, new Shape(2, 2, 6), output => Rearrange.Concatenate(output, 2, [a, b, c])));
    }

    [Fact]
    public void A_tensor_that_is_concatenated_with_itself_gets_both_gradients()
    {
        var check = new GradientCheck { WholePipeline = true };
        var a = check.Batched("a", 2, 3);

        check.Verify(Emit(check, new Shape(4, 3), output => Rearrange.Concatenate(output, 0, [a, a])));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(2, 1, 0)]
    public void Gradients_pass_through_other_orders_of_axes(params int[] order)
    {
        var check = new GradientCheck { WholePipeline = true };
        var x = check.Batched("x", 2, 3, 4);
        var shape = new Shape([.. order.Select(axis => x.Shape.Axes[axis])]);

        check.Verify(Emit(check, shape, output => Rearrange.Permute(output, x, new Integers(order))));
    }

    [Fact]
    public void A_parameter_is_rearranged_as_well()
    {
        var check = new GradientCheck { WholePipeline = true };
        var w = check.Parameter("w", 2, 3);
        var turned = check.Context.Temporary(new Shape(3, 2), "turned", batched: false);
        check.Context.Emit(Rearrange.Permute(turned, w, new Integers(1, 0)));

        check.Verify(turned);
    }

    private static Tensor Emit(GradientCheck check, Shape shape, Func<Tensor, Rearrange> create)
    {
        var output = check.Context.Temporary(shape, "rearranged");
        check.Context.Emit(create(output));
        return output;
    }
}

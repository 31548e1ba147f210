using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Program;

public sealed class LayoutTests
{
    [Fact]
    public void Gradients_pass_through_a_reshape()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 2, 3);
        var flat = check.Context.Temporary(new Shape(6), "flat");
        check.Context.Emit(new Reshape(flat, x));

        check.Verify(check.Context.Map(new Shape(6), "map", Exp(In(0)), flat));
    }

    [Fact]
    public void Gradients_pass_through_a_reshape_of_a_parameter()
    {
        var check = new GradientCheck();
        var w = check.Parameter("w", 2, 3);
        var flat = check.Context.Temporary(new Shape(6), "flat", batched: false);
        check.Context.Emit(new Reshape(flat, w));

        check.Verify(check.Context.Map(new Shape(6), "map", Exp(In(0)), flat));
    }

    [Fact]
    public void Gradients_pass_through_a_transpose()
    {
        var check = new GradientCheck();
        var w = check.Parameter("w", 2, 3);
        var turned = check.Context.Temporary(new Shape(3, 2), "turned", batched: false);
        check.Context.Emit(new Transpose(turned, w));

        check.Verify(check.Context.Map(new Shape(3, 2), "map", Exp(In(0)), turned));
    }

    [Fact]
    public void A_transpose_exchanges_rows_and_columns()
    {
        var check = new GradientCheck();
        var w = check.Fixed("w", batched: false, [1, 2, 3, 4, 5, 6], 2, 3);
        var turned = check.Context.Temporary(new Shape(3, 2), "turned", batched: false);
        check.Context.Emit(new Transpose(turned, w));

        Assert.Equal([1, 4, 2, 5, 3, 6], check.Evaluate(turned));
    }

    [Fact]
    public void A_transpose_of_more_than_two_axes_exchanges_the_last_two()
    {
        var check = new GradientCheck();
        var w = check.Fixed("w", batched: false, [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60], 2, 1, 2, 3);
        var turned = check.Context.Temporary(new Shape(2, 1, 3, 2), "turned", batched: false);
        check.Context.Emit(new Transpose(turned, w));

        Assert.Equal([1, 4, 2, 5, 3, 6, 10, 40, 20, 50, 30, 60], check.Evaluate(turned));
    }
}

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
}

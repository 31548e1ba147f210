using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Tests.Program;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

public sealed class AttachmentTests
{
    [Fact]
    public void Nothing_is_detached_any_more_and_the_values_stay()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 2, 3);
        var y = check.Context.Map(x.Shape, "y", Exp(Detach(In(0) * Detach(Tanh(In(0))))) + In(0), x);
        var program = new NetworkProgram(check.Context.Ops, null, null, [y]);

        var attached = Attachment.Run(program);

        Assert.Equal(check.Run(program)[y], check.Run(attached)[y]);
        Assert.DoesNotContain(
            attached.Ops.OfType<Map>().SelectMany(map => map.Results).SelectMany(result => result.Value.Descendants()),
            node => node is Unary { Operator: UnaryOperator.Detach });
    }

    [Fact]
    public void Expressions_that_differ_in_detachment_only_become_equal()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 3);
        check.Context.Map(x.Shape, "y", In(0) * Detach(In(0)), x);
        check.Context.Map(x.Shape, "z", In(0) * In(0), x);

        var maps = Attachment.Run(new NetworkProgram(check.Context.Ops, null, null, [])).Ops.OfType<Map>().ToList();

        Assert.Equal(maps[0].Results[0].Value, maps[1].Results[0].Value);
    }

    [Fact]
    public void Differentiation_takes_what_is_detached_for_a_constant()
    {
        Expr detached = Detach(In(0));

        Assert.Equal(detached, Derivative.Of(In(0) * detached, 0));
        Assert.Equal((Expr)0, Derivative.Of(detached, 0));
    }

    [Fact]
    public void Ops_without_anything_detached_are_the_same_objects()
    {
        var check = new GradientCheck();
        check.Context.Map(check.Batched("x", 3).Shape, "y", Tanh(In(0)), check.Batched("z", 3));
        var program = new NetworkProgram(check.Context.Ops, null, null, []);

        Assert.Equal(program.Ops, Attachment.Run(program).Ops);
    }
}

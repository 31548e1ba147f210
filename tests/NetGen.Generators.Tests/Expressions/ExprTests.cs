using NetGen.Generators.Program.Expressions;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Expressions;

public sealed class ExprTests
{
    [Fact]
    public void Expressions_that_are_built_alike_are_equal()
    {
        var (first, second) = (Build(), Build());

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());

        static Expr Build() => If(In(0) > Scalar("rate"), Exp(In(0) * 2), Max(In(1), new RandomUniform(3)));
    }

    [Fact]
    public void A_difference_anywhere_makes_expressions_different()
    {
        var original = If(In(0) > 1, Exp(In(0)), In(1) + 2);

        Assert.All(
            new[]
            {
                If(In(0) >= 1, Exp(In(0)), In(1) + 2),
                If(In(1) > 1, Exp(In(0)), In(1) + 2),
                If(In(0) > 1, ExpM1(In(0)), In(1) + 2),
                If(In(0) > 1, Exp(In(0)), In(1) - 2),
                If(In(0) > 1, Exp(In(0)), 2 + In(1)),
                If(In(0) > 1, Exp(In(0)), In(1) + 3),
            },
            other => Assert.NotEqual(original, other));
    }

    [Fact]
    public void Rewriting_nothing_returns_the_very_same_expression()
    {
        var expression = If(In(0) > 1, Exp(In(0)), In(1) + 2);

        Assert.Same(expression, expression.Rewrite(_ => null));
    }

    [Fact]
    public void Rewriting_reaches_conditions_and_shares_what_does_not_change()
    {
        var untouched = Exp(In(1));
        var expression = If(In(0) > 1, untouched, In(0) + 2);

        var rewritten = expression.Rewrite(node => node is Input { Slot: 0 } ? In(7) : null);

        Assert.Equal(If(In(7) > 1, untouched, In(7) + 2), rewritten);
        Assert.Same(untouched, ((Select)rewritten).Then);
    }

    [Fact]
    public void A_replacement_is_not_rewritten_again()
    {
        var rewritten = (In(0) + In(1)).Rewrite(node => node is Input input ? In(input.Slot + 1) : null);

        Assert.Equal(In(1) + In(2), rewritten);
    }

    [Fact]
    public void Descendants_are_the_expression_and_all_below_it() =>
        Assert.Equal(6, If(In(0) > 1, Exp(In(0)), 3).Descendants().Count);
}

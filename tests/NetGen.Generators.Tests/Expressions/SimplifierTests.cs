using FsCheck;
using FsCheck.Fluent;
using NetGen.Generators.Program.Expressions;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Expressions;

public sealed class SimplifierTests
{
    private static readonly Expr X = In(0);
    private static readonly Expr Y = In(1);

    [Fact]
    public void Exact_expressions_keep_their_values_exactly() =>
        Prop.ForAll(RandomExpressions.Exact, RandomExpressions.Point, (expression, point) =>
        {
            double[] at = [point.First / 4.0, point.Second / 4.0];
            return RandomExpressions.Evaluate(expression, at) == RandomExpressions.Evaluate(Simplifier.Simplify(expression), at);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Smooth_expressions_keep_their_values_but_for_rounding() =>
        Prop.ForAll(RandomExpressions.Smooth, RandomExpressions.Point, (expression, point) =>
        {
            double[] at = [point.First / 4.0, point.Second / 4.0];
            var before = RandomExpressions.Evaluate(expression, at);
            var after = RandomExpressions.Evaluate(Simplifier.Simplify(expression), at);
            return Math.Abs(before - after) <= 1e-11 * (1 + RandomExpressions.Largest(expression, at));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nothing_gets_larger() =>
        Prop.ForAll(RandomExpressions.Exact, expression =>
            Simplifier.Simplify(expression).Descendants().Count <= expression.Descendants().Count)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Identities_vanish() => Assert.All(
        [X + 0, 0 + X, X - 0, X * 1, 1 * X, X / 1, -(-X), If(Y > 0, X, X), If(2 > (Expr)1, X, Y), If(1 > (Expr)2, Y, X), Power(X, 1)],
        expression => Assert.Equal(X, Simplifier.Simplify(expression)));

    [Fact]
    public void What_is_0_becomes_0() => Assert.All(
        [0 * X, X * 0, 0 / X, X - X, Exp(X) - Exp(X), (Y - Y) * X, Sign(0), 3 - (Expr)3],
        expression => Assert.Equal(new Constant(0), Simplifier.Simplify(expression)));

    [Fact]
    public void Constants_are_folded_and_gathered()
    {
        Assert.Equal(new Constant(7), Simplifier.Simplify(1 + ((Expr)2 * 3)));
        Assert.Equal(6 * X, Simplifier.Simplify(2 * (X * 3)));
        Assert.Equal(0.25 * X, Simplifier.Simplify(X / 4));
        Assert.Equal(X / 3, Simplifier.Simplify(X / 3));
    }

    [Fact]
    public void Signs_are_gathered()
    {
        Assert.Equal(X - Y, Simplifier.Simplify(X + -Y));
        Assert.Equal(X + Y, Simplifier.Simplify(X - -Y));
        Assert.Equal(Y - X, Simplifier.Simplify(-(X - Y)));
        Assert.Equal(X * Y, Simplifier.Simplify(-X * -Y));
        Assert.Equal(-2 * X, Simplifier.Simplify(-(2 * X)));
    }

    [Fact]
    public void A_mask_chooses_instead_of_multiplying() =>
        Assert.Equal(If(X > 0, Y, 0), Simplifier.Simplify(Y * If(X > 0, 1, 0)));

    [Fact]
    public void A_sum_of_a_number_with_itself_is_twice_the_number() => Assert.Equal(2 * X, Simplifier.Simplify(X + X));
}

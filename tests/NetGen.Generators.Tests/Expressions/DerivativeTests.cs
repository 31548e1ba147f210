using FsCheck;
using FsCheck.Fluent;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Expressions;

public sealed class DerivativeTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> UnaryOperators => [.. Enum.GetNames<UnaryOperator>().Where(name => name != nameof(UnaryOperator.Detach))];

    public static TheoryData<string> BinaryOperators =>
        [.. Enum.GetNames<BinaryOperator>().Where(name => name != nameof(BinaryOperator.Power))];

    [Theory]
    [MemberData(nameof(UnaryOperators))]
    public void Every_unary_operator_has_the_right_slope(string name)
    {
        var op = Enum.Parse<UnaryOperator>(name);
        foreach (var x in Points(op))
            AssertDerivative(new Unary(op, In(0)), [x], slot: 0);
    }

    [Theory]
    [MemberData(nameof(UnaryOperators))]
    public void Every_unary_operator_obeys_the_chain_rule(string name)
    {
        var op = Enum.Parse<UnaryOperator>(name);

        // 0.2 + 0.6 · σ(2x) lies in every operator's domain and away from every kink.
        foreach (var x in new[] { -1.7, -0.3, 0.4, 2.1 })
            AssertDerivative(new Unary(op, 0.2 + (0.6 * Sigmoid(2 * In(0)))), [x], slot: 0);
    }

    [Theory]
    [MemberData(nameof(BinaryOperators))]
    public void Every_binary_operator_has_the_right_slopes(string name)
    {
        var expression = new Binary(Enum.Parse<BinaryOperator>(name), Tanh(In(0)) * In(1), In(1) - (0.5 * In(0)));
        foreach (var (x, y) in new[] { (0.7, 1.3), (-1.1, 0.8), (2.2, -0.6), (-0.4, -1.9), (1.5, 0.1), (0.1, 2.5) })
        {
            AssertDerivative(expression, [x, y], slot: 0);
            AssertDerivative(expression, [x, y], slot: 1);
        }
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(-0.9)]
    [InlineData(0.1)]
    [InlineData(-0.1)]
    public void The_rectifier_that_reads_its_output_has_the_right_slope(double x) =>
        AssertDerivative(Max(In(0), 0), [x], slot: 0);

    [Theory]
    [InlineData(0.9, 0.2)]
    [InlineData(0.2, 0.9)]
    public void A_choice_has_the_slope_of_the_branch_that_it_takes(double x, double y)
    {
        var choice = If(In(0) > In(1), In(0) * In(0) * In(1), Exp(In(0)) - In(1));

        AssertDerivative(choice, [x, y], slot: 0);
        AssertDerivative(choice, [x, y], slot: 1);
    }

    [Fact]
    public void Scalars_and_random_numbers_are_constants()
    {
        Assert.Equal(new Constant(0), Derivative.Of(Scalar("rate") * new RandomUniform(0), 0));
        Assert.Equal(Scalar("rate"), Derivative.Of(Scalar("rate") * In(0), 0));
    }

    [Fact]
    public void An_input_that_does_not_occur_has_the_derivative_0() =>
        Assert.Equal(new Constant(0), Derivative.Of(Exp(In(0)) * Tanh(In(0)), 1));

    [Fact]
    public void A_power_has_no_derivative_because_it_only_stands_in_scalars() =>
        Assert.Throws<NotSupportedException>(() => Derivative.Of(Power(In(0), 3), 0));

    [Fact]
    public void The_derivative_of_a_sigmoid_and_of_a_tanh_read_the_output()
    {
        var (sigmoid, tanh) = (Sigmoid(In(0)), Tanh(In(0)));

        Assert.Equal(sigmoid * (1 - sigmoid), Derivative.Of(sigmoid, 0));
        Assert.Equal(1 - (tanh * tanh), Derivative.Of(tanh, 0));
    }

    [Fact]
    public void Random_smooth_expressions_have_the_right_slopes() =>
        Prop.ForAll(RandomExpressions.Smooth, RandomExpressions.Point, (expression, point) =>
        {
            double[] at = [point.First / 4.0, point.Second / 4.0];
            for (var slot = 0; slot < 2; slot++)
            {
                var expected = Slope(expression, at, slot, step: 1e-4);
                var actual = RandomExpressions.Evaluate(Derivative.Of(expression, slot), at);
                var scale = 1 + Math.Abs(expected) + RandomExpressions.Largest(expression, at);
                if (Math.Abs(expected - actual) > 1e-8 * scale)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static void AssertDerivative(Expr expression, double[] at, int slot)
    {
        var actual = RandomExpressions.Evaluate(Derivative.Of(expression, slot), at);
        Near.Equal(Slope(expression, at, slot, step: 1e-3), actual, Tolerance, $"d{expression}/d{slot} at {string.Join(", ", at)}");
    }

    private static double Slope(Expr expression, double[] at, int slot, double step) =>
        FiniteDifferences.Derivative(() => RandomExpressions.Evaluate(expression, at), at, slot, step);

    /// <summary>Points of the operator's domain, away from 0, where some have a kink or a pole.</summary>
    private static double[] Points(UnaryOperator op) => op switch
    {
        UnaryOperator.Log or UnaryOperator.Sqrt => [0.3, 1, 2.5, 7],
        UnaryOperator.Log1P => [-0.7, -0.2, 0.3, 4],
        _ => [-2.5, -1, -0.3, 0.2, 0.9, 3],
    };
}

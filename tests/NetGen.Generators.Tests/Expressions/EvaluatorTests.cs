using NetGen.Generators.Program.Expressions;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Expressions;

public sealed class EvaluatorTests
{
    // Values to 17 digits, from a computer algebra system.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1.1283791670955126e-300)]
    [InlineData(1e-10, 1.1283791670955126e-10)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(1.5, 0.9661051464753107)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(2.9, 0.9999589021219005)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(3.1, 0.9999883513426328)]
    [InlineData(4, 0.9999999845827421)]
    [InlineData(5.9, 0.9999999999999999)]
    [InlineData(-7, -1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    public void Erf_is_known(double x, double expected) => AssertRelative(expected, Evaluate(Erf(In(0)), x));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-5, -9.999950000166666e-06)]
    [InlineData(0.1, 0.10517091807564763)]
    [InlineData(-0.5, -0.3934693402873666)]
    [InlineData(1, 1.718281828459045)]
    [InlineData(-20, -0.9999999979388464)]
    [InlineData(5, 147.4131591025766)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.NaN, double.NaN)]
    public void ExpM1_is_known(double x, double expected) => AssertRelative(expected, Evaluate(ExpM1(In(0)), x));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 9.999999999500001e-11)]
    [InlineData(-1e-5, -1.0000050000333337e-05)]
    [InlineData(0.1, 0.09531017980432487)]
    [InlineData(-0.999, -6.907755278982136)]
    [InlineData(1, 0.6931471805599453)]
    [InlineData(5, 1.791759469228055)]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-2, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log1P_is_known(double x, double expected) => AssertRelative(expected, Evaluate(new Unary(UnaryOperator.Log1P, In(0)), x));

    [Theory]
    [InlineData(0, 0.6931471805599453)]
    [InlineData(1, 1.3132616875182228)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(1000, 1000)]
    [InlineData(-1000, 0)]
    public void Softplus_neither_overflows_nor_cancels(double x, double expected) => AssertRelative(expected, Evaluate(Softplus(In(0)), x));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.4337808304830272)]
    [InlineData(-1, 0.4337808304830272)]
    [InlineData(1000, 999.3068528194401)]
    public void LogCosh_does_not_overflow(double x, double expected) => AssertRelative(expected, Evaluate(LogCosh(In(0)), x));

    [Theory]
    [InlineData(800, 1)]
    [InlineData(-800, 0)]
    [InlineData(0, 0.5)]
    public void The_sigmoid_saturates(double x, double expected) => AssertRelative(expected, Evaluate(Sigmoid(In(0)), x));

    [Fact]
    public void Every_operator_can_be_evaluated()
    {
        foreach (var op in Enum.GetValues<UnaryOperator>())
            Assert.True(double.IsFinite(Evaluator.Apply(op, 0.5)));
        foreach (var op in Enum.GetValues<BinaryOperator>())
            Assert.True(double.IsFinite(Evaluator.Apply(op, 0.5, 0.25)));
    }

    [Fact]
    public void Comparisons_are_what_they_are_called()
    {
        Assert.Equal([false, true, true], Choices((a, b) => a > b));
        Assert.Equal([true, true, false], Choices((a, b) => a <= b, -1, 0, 1));
        Assert.Equal([true, false], Choices((a, b) => new Condition(Comparison.Equal, a, b), 0, 1));
        Assert.Equal([false, true, true], Choices((a, b) => a >= b, -1, 0, 1));
    }

    private static bool[] Choices(Func<Expr, Expr, Condition> compare, params double[] lefts) =>
        [.. (lefts.Length == 0 ? [0, 0.5, 1] : lefts).Select(left => Evaluate(If(compare(In(0), 0), 1, 0), left) == 1)];

    private static double Evaluate(Expr expression, double x) => RandomExpressions.Evaluate(expression, [x]);

    private static void AssertRelative(double expected, double actual)
    {
        var scale = expected == 0 || !double.IsFinite(expected) ? 1 : Math.Abs(expected);
        Near.Equal(expected / scale, actual / scale, 4e-16, "value");
    }
}

using FsCheck;
using FsCheck.Fluent;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Tests.Expressions;

/// <summary>Random expressions of two inputs, and what they are worth.</summary>
internal static class RandomExpressions
{
    /// <summary>
    /// Expressions that double arithmetic computes without rounding at multiples of 1/4: so few products that no result needs more than 53
    /// bits, no division but by powers of two.
    /// </summary>
    public static Arbitrary<Expr> Exact { get; } = Arb.From(Sized(ExactNode), Shrink);

    /// <summary>Expressions with all derivatives, none of them large.</summary>
    public static Arbitrary<Expr> Smooth { get; } = Arb.From(Sized(SmoothNode), Shrink);

    /// <summary>Two inputs in quarters, from −2 to 2.</summary>
    public static Arbitrary<(int First, int Second)> Point { get; } =
        (from first in Gen.Choose(-8, 8) from second in Gen.Choose(-8, 8) select (first, second)).ToArbitrary();

    public static double Evaluate(Expr expression, IReadOnlyList<double> inputs) =>
        Evaluator.Evaluate(expression, leaf => inputs[((Input)leaf).Slot]);

    /// <summary>The largest magnitude of any part of an expression: what rounding errors are relative to.</summary>
    public static double Largest(Expr expression, IReadOnlyList<double> inputs) =>
        expression.Descendants().Max(part => Math.Abs(Evaluate(part, inputs)));

    private static Gen<Expr> Leaf { get; } = Gen.OneOf(
        Gen.Elements(0, 1).Select(slot => (Expr)new Input(slot)),
        Gen.Elements(-2, -1, -0.5, 0, 0, 0.25, 0.5, 1, 1, 2).Select(value => (Expr)new Constant(value)));

    private static Gen<Expr> Sized(Func<int, Gen<Expr>> node) => Gen.Sized(size => node(Math.Min(size, 12)));

    private static Gen<Expr> ExactNode(int size)
    {
        if (size <= 1)
            return Leaf;

        var (whole, half) = (Delayed(ExactNode, size - 1), Delayed(ExactNode, size / 2));
        var comparison = Gen.Elements(Comparison.Greater, Comparison.GreaterOrEqual, Comparison.Equal);
        var third = Delayed(ExactNode, size / 3);
        return Gen.OneOf(
            Apply(whole, UnaryOperator.Negate, UnaryOperator.Abs, UnaryOperator.Sign),
            Apply(half, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Max, BinaryOperator.Min),
            from value in whole from divisor in Gen.Elements(-2, -1, 0.5, 1, 4) select value / divisor,
            from c in comparison
            from left in third
            from right in third
            from then in third
            from otherwise in third
            select (Expr)new Select(new Condition(c, left, right), then, otherwise));
    }

    private static Gen<Expr> SmoothNode(int size)
    {
        if (size <= 1)
            return Leaf;

        var (whole, half) = (Delayed(SmoothNode, size - 1), Delayed(SmoothNode, size / 2));
        return Gen.OneOf(
            Apply(
                whole,
                UnaryOperator.Negate,
                UnaryOperator.Tanh,
                UnaryOperator.Sigmoid,
                UnaryOperator.Softplus,
                UnaryOperator.LogCosh,
                UnaryOperator.Erf,
                UnaryOperator.Sin,
                UnaryOperator.Cos),
            Apply(half, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply),
            from numerator in half
            from denominator in half
            select numerator / (2 + new Unary(UnaryOperator.Sin, denominator)));
    }

    private static Gen<Expr> Apply(Gen<Expr> operand, params UnaryOperator[] operators) =>
        from op in Gen.Elements(operators) from value in operand select (Expr)new Unary(op, value);

    private static Gen<Expr> Apply(Gen<Expr> operand, params BinaryOperator[] operators) =>
        from op in Gen.Elements(operators) from left in operand from right in operand select (Expr)new Binary(op, left, right);

    // Built only when it is drawn from: the trees of generators would be exponential.
    private static Gen<Expr> Delayed(Func<int, Gen<Expr>> node, int size) => Gen.Constant(size).SelectMany(node);

    private static IEnumerable<Expr> Shrink(Expr expression)
    {
        var children = expression.Children;
        foreach (var child in children)
            yield return child;

        for (var i = 0; i < children.Count; i++)
        {
            foreach (var smaller in Shrink(children[i]))
            {
                var (place, target) = (0, i);
                yield return expression.MapChildren((child, _) => place++ == target ? smaller : child, 0);
            }
        }
    }
}

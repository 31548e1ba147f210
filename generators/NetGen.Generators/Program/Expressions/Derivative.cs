using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Program.Expressions;

/// <summary>
/// Symbolic differentiation. Each rule may use the function's own value (σ′ = y(1 − y)), which lets the backward pass read the stored
/// output instead of computing the function again.
/// </summary>
internal static class Derivative
{
    private static readonly Expr TwoOverSqrtPi = 1.1283791670955126;

    /// <summary>∂expression/∂(input number <paramref name="slot"/>), simplified.</summary>
    public static Expr Of(Expr expression, int slot) => Simplifier.Simplify(Differentiate(expression, slot));

    private static Expr Differentiate(Expr expression, int slot) => expression switch
    {
        Input input => input.Slot == slot ? 1 : 0,
        Constant or ScalarValue or RandomUniform => 0,
        Unary { Operator: UnaryOperator.Detach } => 0,
        Unary unary => Chain(unary, Differentiate(unary.Operand, slot)),
        Binary binary => Differentiate(binary, Differentiate(binary.Left, slot), Differentiate(binary.Right, slot)),
        Select select => If(select.Condition, Differentiate(select.Then, slot), Differentiate(select.Otherwise, slot)),
        _ => throw new NotSupportedException($"No derivative rule for {expression.GetType().Name}."),
    };

    private static Expr Chain(Unary y, Expr dx) => Simplifier.Simplify(dx) is Constant { Value: 0 } ? 0 : Slope(y, y.Operand) * dx;

    private static Expr Slope(Unary y, Expr x) => y.Operator switch
    {
        UnaryOperator.Negate => -1,
        UnaryOperator.Abs => Sign(x),
        UnaryOperator.Sign => 0,
        UnaryOperator.Sqrt => 0.5 / y,
        UnaryOperator.Exp => y,
        UnaryOperator.ExpM1 => y + 1,
        UnaryOperator.Log => 1 / x,
        UnaryOperator.Log1P => 1 / (1 + x),
        UnaryOperator.Tanh => 1 - (y * y),
        UnaryOperator.Sigmoid => y * (1 - y),
        UnaryOperator.Softplus => Sigmoid(x),
        UnaryOperator.LogCosh => Tanh(x),
        UnaryOperator.Erf => TwoOverSqrtPi * Exp(-(x * x)),
        UnaryOperator.Sin => new Unary(UnaryOperator.Cos, x),
        UnaryOperator.Cos => -new Unary(UnaryOperator.Sin, x),
        _ => throw new NotSupportedException($"No derivative rule for {y.Operator}."),
    };

    private static Expr Differentiate(Binary y, Expr da, Expr db) => y.Operator switch
    {
        BinaryOperator.Add => da + db,
        BinaryOperator.Subtract => da - db,
        BinaryOperator.Multiply => (da * y.Right) + (y.Left * db),
        BinaryOperator.Divide => (da / y.Right) - (y * db / y.Right),

        // max(x, 0) > 0 exactly where x > 0, and the output is what the backward pass has at hand.
        BinaryOperator.Max when y.Right is Constant { Value: 0 } => If(y > 0, da, 0),
        BinaryOperator.Max => If(y.Left > y.Right, da, db),
        BinaryOperator.Min => If(y.Right > y.Left, da, db),
        _ => throw new NotSupportedException($"No derivative rule for {y.Operator}."),
    };
}

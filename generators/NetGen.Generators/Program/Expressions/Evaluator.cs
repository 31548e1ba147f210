namespace NetGen.Generators.Program.Expressions;

/// <summary>Evaluates expressions in double: constant folding, and the reference that generated code is tested against.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expr expression, Func<Expr, double> leaf) => expression switch
    {
        Constant constant => constant.Value,
        Unary unary => Apply(unary.Operator, Evaluate(unary.Operand, leaf)),
        Binary binary => Apply(binary.Operator, Evaluate(binary.Left, leaf), Evaluate(binary.Right, leaf)),
        Select select => Apply(
                select.Condition.Comparison, Evaluate(select.Condition.Left, leaf), Evaluate(select.Condition.Right, leaf))
            ? Evaluate(select.Then, leaf)
            : Evaluate(select.Otherwise, leaf),
        _ => leaf(expression),
    };

    public static bool Apply(Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Greater => left > right,
        Comparison.GreaterOrEqual => left >= right,
        _ => left == right,
    };

    public static double Apply(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Max => Math.Max(left, right),
        BinaryOperator.Min => Math.Min(left, right),
        BinaryOperator.Power => Math.Pow(left, right),
        _ => throw new NotSupportedException($"{op} can't be evaluated."),
    };

    public static double Apply(UnaryOperator op, double x) => op switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Abs => Math.Abs(x),
        UnaryOperator.Sign => Math.Sign(x),
        UnaryOperator.Sqrt => Math.Sqrt(x),
        UnaryOperator.Exp => Math.Exp(x),
        UnaryOperator.ExpM1 => ElementaryFunctions.ExpM1(x),
        UnaryOperator.Log => Math.Log(x),
        UnaryOperator.Log1P => ElementaryFunctions.Log1P(x),
        UnaryOperator.Tanh => Math.Tanh(x),
        UnaryOperator.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryOperator.Softplus => Math.Max(x, 0) + ElementaryFunctions.Log1P(Math.Exp(-Math.Abs(x))),
        UnaryOperator.LogCosh => Math.Abs(x) + ElementaryFunctions.Log1P(Math.Exp(-2 * Math.Abs(x))) - Math.Log(2),
        UnaryOperator.Erf => ElementaryFunctions.Erf(x),
        UnaryOperator.Sin => Math.Sin(x),
        UnaryOperator.Cos => Math.Cos(x),
        UnaryOperator.Detach => x,
        _ => throw new NotSupportedException($"{op} can't be evaluated."),
    };
}

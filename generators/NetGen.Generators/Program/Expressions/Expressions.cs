namespace NetGen.Generators.Program.Expressions;

/// <summary>The vocabulary for writing expressions (<c>using static</c>).</summary>
internal static class Expressions
{
    public static Expr In(int slot) => new Input(slot);

    public static Expr Scalar(string name) => new ScalarValue(name);

    public static Expr Abs(Expr x) => new Unary(UnaryOperator.Abs, x);

    public static Expr Sign(Expr x) => new Unary(UnaryOperator.Sign, x);

    public static Expr Sqrt(Expr x) => new Unary(UnaryOperator.Sqrt, x);

    public static Expr Exp(Expr x) => new Unary(UnaryOperator.Exp, x);

    public static Expr ExpM1(Expr x) => new Unary(UnaryOperator.ExpM1, x);

    public static Expr Log(Expr x) => new Unary(UnaryOperator.Log, x);

    public static Expr Tanh(Expr x) => new Unary(UnaryOperator.Tanh, x);

    public static Expr Sigmoid(Expr x) => new Unary(UnaryOperator.Sigmoid, x);

    public static Expr Softplus(Expr x) => new Unary(UnaryOperator.Softplus, x);

    public static Expr LogCosh(Expr x) => new Unary(UnaryOperator.LogCosh, x);

    public static Expr Erf(Expr x) => new Unary(UnaryOperator.Erf, x);

    public static Expr Detach(Expr x) => new Unary(UnaryOperator.Detach, x);

    public static Expr Max(Expr a, Expr b) => new Binary(BinaryOperator.Max, a, b);

    public static Expr Min(Expr a, Expr b) => new Binary(BinaryOperator.Min, a, b);

    public static Expr Power(Expr a, Expr b) => new Binary(BinaryOperator.Power, a, b);

    public static Expr Square(Expr x) => x * x;

    public static Expr If(Condition condition, Expr then, Expr otherwise) => new Select(condition, then, otherwise);
}

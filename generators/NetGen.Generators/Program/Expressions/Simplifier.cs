using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Program.Expressions;

/// <summary>
/// Algebra that changes no result that matters: identities and constant folding (in double). It assumes finite values where
/// <c>0 · x</c> becomes 0, as every compiler of derivatives does: such terms come from the product rule on constants.
/// </summary>
internal static class Simplifier
{
    public static Expr Simplify(Expr expression) =>
        expression is Unary or Binary or Select ? SimplifyNode(expression.MapChildren(static (child, _) => Simplify(child), "")) : expression;

    private static Expr SimplifyNode(Expr node) => node switch
    {
        Unary { Operand: Constant c } unary => new Constant(Evaluator.Apply(unary.Operator, c.Value)),
        Unary { Operator: UnaryOperator.Negate, Operand: Unary { Operator: UnaryOperator.Negate } inner } => inner.Operand,
        Unary { Operator: UnaryOperator.Negate, Operand: Binary { Operator: BinaryOperator.Subtract } difference } =>
            difference.Right - difference.Left,
        Unary { Operator: UnaryOperator.Negate, Operand: Binary { Operator: BinaryOperator.Multiply, Left: Constant c } product } =>
            Product(new Constant(-c.Value), product.Right),
        Binary { Left: Constant a, Right: Constant b } binary => new Constant(Evaluator.Apply(binary.Operator, a.Value, b.Value)),
        Binary { Operator: BinaryOperator.Add } sum => Sum(sum.Left, sum.Right, sum),
        Binary { Operator: BinaryOperator.Subtract } difference => Difference(difference.Left, difference.Right, difference),
        Binary { Operator: BinaryOperator.Multiply } product => Product(product.Left, product.Right, product),
        Binary { Operator: BinaryOperator.Divide, Right: Constant { Value: 1 } } quotient => quotient.Left,
        Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: 0 } } => 0,
        Binary { Operator: BinaryOperator.Divide, Right: Constant divisor } quotient when IsPowerOfTwo(divisor.Value) =>
            Product(new Constant(1 / divisor.Value), quotient.Left),
        Binary { Operator: BinaryOperator.Power, Right: Constant { Value: 1 } } power => power.Left,
        Select { Then: var then, Otherwise: var otherwise } when then == otherwise => then,
        Select { Condition: { Left: Constant a, Right: Constant b } condition } select =>
            Evaluator.Apply(condition.Comparison, a.Value, b.Value) ? select.Then : select.Otherwise,
        _ => node,
    };

    // "plain" is the expression itself where there is one: what can't be simplified is no new object.
    private static Expr Sum(Expr left, Expr right, Expr? plain = null) => (left, right) switch
    {
        (Constant { Value: 0 }, _) => right,
        (_, Constant { Value: 0 }) => left,
        (_, Unary { Operator: UnaryOperator.Negate } negated) => Difference(left, negated.Operand),
        (Unary { Operator: UnaryOperator.Negate } negated, _) => Difference(right, negated.Operand),
        _ when left == right => Product(2, left),
        _ => plain ?? (left + right),
    };

    private static Expr Difference(Expr left, Expr right, Expr? plain = null) => (left, right) switch
    {
        (_, Constant { Value: 0 }) => left,
        (Constant { Value: 0 }, _) => SimplifyNode(-right),
        (_, Unary { Operator: UnaryOperator.Negate } negated) => Sum(left, negated.Operand),
        _ when left == right => 0,
        _ => plain ?? (left - right),
    };

    private static Expr Product(Expr left, Expr right, Expr? plain = null) => (left, right) switch
    {
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => 0,
        (Constant { Value: 1 }, _) => right,
        (_, Constant { Value: 1 }) => left,
        (Constant { Value: -1 }, _) => SimplifyNode(-right),
        (_, Constant { Value: -1 }) => SimplifyNode(-left),
        (not Constant, Constant) => Product(right, left),
        (Constant a, Binary { Operator: BinaryOperator.Multiply, Left: Constant b } inner) =>
            Product(new Constant(a.Value * b.Value), inner.Right),
        (Unary { Operator: UnaryOperator.Negate } a, Unary { Operator: UnaryOperator.Negate } b) => Product(a.Operand, b.Operand),
        (Unary { Operator: UnaryOperator.Negate } a, _) => SimplifyNode(-Product(a.Operand, right)),
        (_, Unary { Operator: UnaryOperator.Negate } b) => SimplifyNode(-Product(left, b.Operand)),

        // x · (c ? a : 0) = c ? x · a : 0 saves the multiplication when a is 1: a ReLU mask selects the gradient.
        (_, Select { Then: Constant { Value: 1 }, Otherwise: Constant { Value: 0 } } mask) => If(mask.Condition, left, 0),
        (Select { Then: Constant { Value: 1 }, Otherwise: Constant { Value: 0 } } mask, _) => If(mask.Condition, right, 0),
        _ => plain ?? (left * right),
    };

    private static bool IsPowerOfTwo(double value)
    {
        const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
        return value != 0 && (BitConverter.DoubleToInt64Bits(value) & MantissaMask) == 0;
    }
}

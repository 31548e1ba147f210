using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission;

/// <summary>Prints scalar expressions as C# in double; powers through <c>ScalarMath</c>, which gives the same bits on every platform.</summary>
internal static class DoublePrinter
{
    public static string Print(Expr expression) => expression switch
    {
        Constant constant => Literal.Double(constant.Value),
        ScalarValue scalar => scalar.Name,
        Unary { Operator: UnaryOperator.Negate } unary => $"-({Print(unary.Operand)})",
        Unary { Operator: UnaryOperator.Sqrt } unary => $"Math.Sqrt({Print(unary.Operand)})",
        Binary { Operator: BinaryOperator.Add } b => $"({Print(b.Left)} + {Print(b.Right)})",
        Binary { Operator: BinaryOperator.Subtract } b => $"({Print(b.Left)} - {Print(b.Right)})",
        Binary { Operator: BinaryOperator.Multiply } b => $"({Print(b.Left)} * {Print(b.Right)})",
        Binary { Operator: BinaryOperator.Divide } b => $"({Print(b.Left)} / {Print(b.Right)})",
        Binary { Operator: BinaryOperator.Power } b => $"ScalarMath.Pow({Print(b.Left)}, {Print(b.Right)})",
        Select { Condition.Comparison: Comparison.GreaterOrEqual } s =>
            $"({Print(s.Condition.Left)} >= {Print(s.Condition.Right)} ? {Print(s.Then)} : {Print(s.Otherwise)})",
        Select { Condition.Comparison: Comparison.Greater } s =>
            $"({Print(s.Condition.Left)} > {Print(s.Condition.Right)} ? {Print(s.Then)} : {Print(s.Otherwise)})",
        _ => throw new NotSupportedException($"{expression} has no scalar form."),
    };
}

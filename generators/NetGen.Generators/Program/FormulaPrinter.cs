using System.Globalization;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Program;

/// <summary>Prints expressions as a person would write them, for the comments above generated code.</summary>
internal static class FormulaPrinter
{
    /// <param name="output">An output of a map.</param>
    /// <param name="inputs">The map's inputs.</param>
    /// <param name="known">What the value is called, if it has a name already.</param>
    public static string Print(MapOutput output, IReadOnlyList<Tensor> inputs, string? known = null)
    {
        var value = known ?? Print(output.Value, slot => inputs[slot].Name);
        return output.Target.Name + " = " + output.Reduction switch
        {
            Reduction.None => value,
            Reduction.RowSum => $"Σcolumns {Parenthesize(value)}",
            Reduction.RowMax => $"max over columns of {Parenthesize(value)}",
            Reduction.SampleColumnSum => $"Σrows of a sample {Parenthesize(value)}",
            _ => $"Σrows {Parenthesize(value)}",
        };
    }

    public static string Print(Expr expression, Func<int, string> nameOf) => expression switch
    {
        Constant constant => Number(constant.Value),
        Input input => nameOf(input.Slot),
        ScalarValue scalar => scalar.Name,
        RandomUniform => "random",
        Unary { Operator: UnaryOperator.Negate } negate => "−" + Child(negate.Operand, 3, nameOf),
        Unary { Operator: UnaryOperator.Detach } detached => Print(detached.Operand, nameOf),
        Unary { Operator: UnaryOperator.Abs } abs => $"|{Print(abs.Operand, nameOf)}|",
        Unary { Operator: UnaryOperator.Sqrt } root => $"√({Print(root.Operand, nameOf)})",
        Unary unary => $"{unary.Operator.ToString().ToLowerInvariant()}({Print(unary.Operand, nameOf)})",
        Binary { Operator: BinaryOperator.Add } b => $"{Child(b.Left, 1, nameOf)} + {Child(b.Right, 1, nameOf)}",
        Binary { Operator: BinaryOperator.Subtract } b => $"{Child(b.Left, 1, nameOf)} − {Child(b.Right, 2, nameOf)}",
        Binary { Operator: BinaryOperator.Multiply } b => $"{Child(b.Left, 2, nameOf)} · {Child(b.Right, 2, nameOf)}",
        Binary { Operator: BinaryOperator.Divide } b => $"{Child(b.Left, 2, nameOf)} / {Child(b.Right, 3, nameOf)}",
        Binary { Operator: BinaryOperator.Power } b => $"{Child(b.Left, 3, nameOf)}^{Child(b.Right, 3, nameOf)}",
        Binary b => $"{b.Operator.ToString().ToLowerInvariant()}({Print(b.Left, nameOf)}, {Print(b.Right, nameOf)})",
        Select s => $"({Print(s.Condition.Left, nameOf)} {Symbol(s.Condition.Comparison)} {Print(s.Condition.Right, nameOf)} ? "
            + $"{Print(s.Then, nameOf)} : {Print(s.Otherwise, nameOf)})",
        _ => expression.ToString(),
    };

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => "≥",
        _ => "=",
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Parenthesize(string text) => text.Contains(" ") ? $"({text})" : text;

    private static string Child(Expr child, int precedence, Func<int, string> nameOf)
    {
        var text = Print(child, nameOf);
        return Precedence(child) < precedence ? $"({text})" : text;
    }

    private static int Precedence(Expr expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => 1,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } => 2,
        Constant { Value: < 0 } or Unary { Operator: UnaryOperator.Negate } => 1,
        _ => 4,
    };
}

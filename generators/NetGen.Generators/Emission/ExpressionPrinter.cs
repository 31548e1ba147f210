using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission;

/// <summary>
/// Prints expressions as C# over vectors of one width (or single floats). What is used more than once becomes a local. The tree decides
/// what is fused into a multiply-add, so every width rounds alike.
/// </summary>
/// <param name="width">The width of every value.</param>
/// <param name="leaf">The C# of an input, scalar or random number.</param>
/// <param name="declare">Takes the initialiser of a local and returns its name.</param>
/// <param name="known">Values that are there already, and the locals that hold them.</param>
internal sealed class ExpressionPrinter(
    VectorWidth width, Func<Expr, string> leaf, Func<string, string> declare, Dictionary<Expr, string>? known = null)
{
    private readonly Dictionary<Expr, string> _locals = known is null ? [] : new(known);
    private readonly Dictionary<Expr, int> _uses = [];

    /// <summary>Announces the expressions that will be printed, so that what they share is computed once.</summary>
    public void Count(IEnumerable<Expr> expressions)
    {
        foreach (var expression in expressions)
            CountUses(expression);
    }

    public string Print(Expr expression)
    {
        if (_locals.TryGetValue(expression, out var local))
            return local;

        var text = PrintNode(expression);
        if (expression is Constant || !_uses.TryGetValue(expression, out var uses) || uses < 2 || SourceText.IsName(text))
            return text;

        return _locals[expression] = declare(text);
    }

    private void CountUses(Expr expression)
    {
        _uses.TryGetValue(expression, out var uses);
        _uses[expression] = uses + 1;
        if (uses == 0)
        {
            foreach (var child in expression.Children)
                CountUses(child);
        }
    }

    private bool IsUsedOnce(Expr expression) => !_locals.ContainsKey(expression) && (!_uses.TryGetValue(expression, out var uses) || uses < 2);

    private string PrintNode(Expr expression) => expression switch
    {
        Constant constant => constant.Value == 0 ? width.Zero : width.Broadcast(Literal.Float(constant.Value)),
        Unary unary => PrintUnary(unary),
        Binary binary => PrintBinary(binary),
        Select select => PrintSelect(select),
        _ => leaf(expression),
    };

    private string PrintUnary(Unary unary)
    {
        var x = Print(unary.Operand);
        if (unary.Operator == UnaryOperator.Sign)
            return PrintSign(SourceText.IsName(x) ? x : declare(x));

        return unary.Operator switch
        {
            UnaryOperator.Negate => width.Negate(x),
            UnaryOperator.Abs or UnaryOperator.Sqrt => width.Method(unary.Operator.ToString(), x),
            _ => width.Function(unary.Operator.ToString(), x),
        };
    }

    // −1, 0 or 1; 0 for NaN.
    private string PrintSign(string x) => width.IsScalar
        ? $"({x} > 0f ? 1f : {x} < 0f ? -1f : 0f)"
        : width.Select(
            width.Compare("GreaterThan", x, width.Zero),
            width.Broadcast("1f"),
            width.Select(width.Compare("LessThan", x, width.Zero), width.Broadcast("-1f"), width.Zero));

    private string PrintBinary(Binary binary)
    {
        if (binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract && PrintMultiplyAdd(binary) is { } fused)
            return fused;

        // NaN stays NaN, and −0 becomes 0, on every hardware.
        if (binary is { Operator: BinaryOperator.Max, Right: Constant { Value: 0 } })
        {
            var x = Print(binary.Left);
            if (!SourceText.IsName(x))
                x = declare(x);
            return width.IsScalar
                ? $"({x} <= 0f ? 0f : {x})"
                : width.Select(width.Compare("LessThanOrEqual", x, width.Zero), width.Zero, x);
        }

        var (left, right) = (Print(binary.Left), Print(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Add => width.Add(left, right),
            BinaryOperator.Subtract => width.Arithmetic("Subtract", "-", left, right),
            BinaryOperator.Multiply => width.Arithmetic("Multiply", "*", left, right),
            BinaryOperator.Divide => width.Arithmetic("Divide", "/", left, right),
            BinaryOperator.Max or BinaryOperator.Min => width.Method(binary.Operator.ToString(), $"{left}, {right}"),
            _ => throw new NotSupportedException($"{binary.Operator} has no vector form."),
        };
    }

    // a·b + c and c − a·b, where the product is used nowhere else.
    private string? PrintMultiplyAdd(Binary sum)
    {
        if (sum.Left is Binary { Operator: BinaryOperator.Multiply } left && IsUsedOnce(left) && sum.Operator == BinaryOperator.Add)
            return width.MultiplyAdd(Print(left.Left), Print(left.Right), Print(sum.Right));
        if (sum.Right is not Binary { Operator: BinaryOperator.Multiply } right || !IsUsedOnce(right))
            return null;

        var factor = Print(right.Left);
        return width.MultiplyAdd(sum.Operator == BinaryOperator.Add ? factor : width.Negate(factor), Print(right.Right), Print(sum.Left));
    }

    private string PrintSelect(Select select)
    {
        var (a, b) = (Print(select.Condition.Left), Print(select.Condition.Right));
        var (then, otherwise) = (Print(select.Then), Print(select.Otherwise));
        if (width.IsScalar)
        {
            var symbol = select.Condition.Comparison switch
            {
                Comparison.Greater => ">",
                Comparison.GreaterOrEqual => ">=",
                _ => "==",
            };
            return $"({SourceText.Atom(a)} {symbol} {SourceText.Atom(b)} ? {then} : {otherwise})";
        }

        var method = select.Condition.Comparison switch
        {
            Comparison.Greater => "GreaterThan",
            Comparison.GreaterOrEqual => "GreaterThanOrEqual",
            _ => "Equals",
        };
        return width.Select(width.Compare(method, a, b), then, otherwise);
    }
}

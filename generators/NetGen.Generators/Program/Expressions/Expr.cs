namespace NetGen.Generators.Program.Expressions;

/// <summary>
/// A scalar expression: what one element of a tensor is computed from. Activations, losses and optimizer updates are all written once
/// in this language; the compiler prints it as vector code, differentiates it, and the reference evaluates it in double.
/// Expressions are values: two that are built alike are equal.
/// </summary>
internal abstract record Expr
{
    public static implicit operator Expr(double value) => new Constant(value);

    public static Expr operator +(Expr left, Expr right) => new Binary(BinaryOperator.Add, left, right);

    public static Expr operator -(Expr left, Expr right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expr operator *(Expr left, Expr right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expr operator /(Expr left, Expr right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expr operator -(Expr value) => new Unary(UnaryOperator.Negate, value);

    public static Condition operator >(Expr left, Expr right) => new(Comparison.Greater, left, right);

    public static Condition operator <(Expr left, Expr right) => new(Comparison.Greater, right, left);

    public static Condition operator >=(Expr left, Expr right) => new(Comparison.GreaterOrEqual, left, right);

    public static Condition operator <=(Expr left, Expr right) => new(Comparison.GreaterOrEqual, right, left);

    /// <summary>The expressions that this one is computed from.</summary>
    public abstract IReadOnlyList<Expr> Children { get; }

    /// <summary>The same operation on other children: this, where all of them are the same objects.</summary>
    /// <param name="map">What becomes of a child.</param>
    /// <param name="state">What <paramref name="map"/> is passed, so that it needn't be a closure.</param>
    public abstract Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state);

    /// <summary>Replaces leaves (or whole subtrees) for which <paramref name="replace"/> returns an expression.</summary>
    public Expr Rewrite(Func<Expr, Expr?> replace) => replace(this) ?? MapChildren(static (child, replace) => child.Rewrite(replace), replace);

    /// <summary>This expression and everything below it.</summary>
    public IReadOnlyList<Expr> Descendants()
    {
        var all = new List<Expr>();
        Collect(this, all);
        return all;

        static void Collect(Expr expression, List<Expr> all)
        {
            all.Add(expression);
            expression.MapChildren(
                static (child, all) =>
                {
                    Collect(child, all);
                    return child;
                },
                all);
        }
    }
}

/// <summary>A number known to the compiler; it is rounded to float where it is used as one.</summary>
internal sealed record Constant(double Value) : Expr
{
    public override IReadOnlyList<Expr> Children => [];

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state) => this;
}

/// <summary>The element of the op's input number <paramref name="Slot"/>.</summary>
internal sealed record Input(int Slot) : Expr
{
    public override IReadOnlyList<Expr> Children => [];

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state) => this;
}

/// <summary>A number known when the step runs, the same for every element: the learning rate, one over the batch size.</summary>
internal sealed record ScalarValue(string Name) : Expr
{
    public override IReadOnlyList<Expr> Children => [];

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state) => this;
}

/// <summary>
/// A uniform number in [0, 1) that depends on the network's seed, the training step, <paramref name="Stream"/> and the element's index,
/// and on nothing else: the same wherever and whenever it is computed.
/// </summary>
internal sealed record RandomUniform(int Stream) : Expr
{
    public override IReadOnlyList<Expr> Children => [];

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state) => this;
}

internal sealed record Unary(UnaryOperator Operator, Expr Operand) : Expr
{
    public override IReadOnlyList<Expr> Children => [Operand];

    // Written out, as wherever there is an enum: .NET's comparer of one is compiled where it is first met.
    public bool Equals(Unary? other) => ReferenceEquals(this, other) || (other is not null && Operator == other.Operator && Operand == other.Operand);

    public override int GetHashCode() => unchecked(((int)Operator * 397) + Operand.GetHashCode());

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state)
    {
        var operand = map(Operand, state);
        return ReferenceEquals(operand, Operand) ? this : new Unary(Operator, operand);
    }
}

internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right) : Expr
{
    public override IReadOnlyList<Expr> Children => [Left, Right];

    // As in Unary.
    public bool Equals(Binary? other) =>
        ReferenceEquals(this, other) || (other is not null && Operator == other.Operator && Left == other.Left && Right == other.Right);

    public override int GetHashCode() => unchecked(((((int)Operator * 397) + Left.GetHashCode()) * 397) + Right.GetHashCode() + 1);

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state)
    {
        var (left, right) = (map(Left, state), map(Right, state));
        return ReferenceEquals(left, Left) && ReferenceEquals(right, Right) ? this : new Binary(Operator, left, right);
    }
}

/// <summary><c>condition ? then : otherwise</c>, both evaluated.</summary>
internal sealed record Select(Condition Condition, Expr Then, Expr Otherwise) : Expr
{
    public override IReadOnlyList<Expr> Children => [Condition.Left, Condition.Right, Then, Otherwise];

    public override Expr MapChildren<TState>(Func<Expr, TState, Expr> map, TState state)
    {
        var (left, right) = (map(Condition.Left, state), map(Condition.Right, state));
        var (then, otherwise) = (map(Then, state), map(Otherwise, state));
        return ReferenceEquals(left, Condition.Left) && ReferenceEquals(right, Condition.Right) && ReferenceEquals(then, Then) && ReferenceEquals(otherwise, Otherwise)
            ? this
            : new Select(Condition with { Left = left, Right = right }, then, otherwise);
    }
}

/// <summary>A comparison; it stands only in a <see cref="Select"/>.</summary>
internal sealed record Condition(Comparison Comparison, Expr Left, Expr Right)
{
    // As in Unary.
    public bool Equals(Condition? other) => other is not null && Comparison == other.Comparison && Left == other.Left && Right == other.Right;

    public override int GetHashCode() => unchecked(((((int)Comparison * 397) + Left.GetHashCode()) * 397) + Right.GetHashCode());
}

internal enum Comparison
{
    Greater,
    GreaterOrEqual,
    Equal,
}

internal enum UnaryOperator
{
    Negate,
    Abs,
    Sign,
    Sqrt,
    Exp,
    ExpM1,
    Log,
    Log1P,
    Tanh,
    Sigmoid,
    Softplus,
    LogCosh,
    Erf,
    Sin,
    Cos,

    /// <summary>The operand itself, taken for a constant by differentiation: where its derivative is known to cancel.</summary>
    Detach,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,

    /// <summary>Power; only in scalar preludes (bias corrections), never per element.</summary>
    Power,
}

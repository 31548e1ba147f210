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
    public abstract IEnumerable<Expr> Children { get; }

    /// <summary>The same operation on other children, in the order of <see cref="Children"/>.</summary>
    public abstract Expr WithChildren(IReadOnlyList<Expr> children);

    /// <summary>Replaces leaves (or whole subtrees) for which <paramref name="replace"/> returns an expression.</summary>
    public Expr Rewrite(Func<Expr, Expr?> replace)
    {
        if (replace(this) is { } replacement)
            return replacement;

        var children = Children.ToList();
        if (children.Count == 0)
            return this;

        var rewritten = children.ConvertAll(child => child.Rewrite(replace));
        return children.SequenceEqual(rewritten, ReferenceComparer.Instance) ? this : WithChildren(rewritten);
    }

    /// <summary>This expression and everything below it.</summary>
    public IEnumerable<Expr> Descendants() => Children.SelectMany(child => child.Descendants()).Prepend(this);

    private sealed class ReferenceComparer : IEqualityComparer<Expr>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr obj) => 0;
    }
}

/// <summary>A number known to the compiler; it is rounded to float where it is used as one.</summary>
internal sealed record Constant(double Value) : Expr
{
    public override IEnumerable<Expr> Children => [];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;
}

/// <summary>The element of the op's input number <paramref name="Slot"/>.</summary>
internal sealed record Input(int Slot) : Expr
{
    public override IEnumerable<Expr> Children => [];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;
}

/// <summary>A number known when the step runs, the same for every element: the learning rate, one over the batch size.</summary>
internal sealed record ScalarValue(string Name) : Expr
{
    public override IEnumerable<Expr> Children => [];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;
}

/// <summary>
/// A uniform number in [0, 1) that depends on the network's seed, the training step, <paramref name="Stream"/> and the element's index,
/// and on nothing else: the same wherever and whenever it is computed.
/// </summary>
internal sealed record RandomUniform(int Stream) : Expr
{
    public override IEnumerable<Expr> Children => [];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;
}

internal sealed record Unary(UnaryOperator Operator, Expr Operand) : Expr
{
    public override IEnumerable<Expr> Children => [Operand];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => new Unary(Operator, children[0]);
}

internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right) : Expr
{
    public override IEnumerable<Expr> Children => [Left, Right];

    public override Expr WithChildren(IReadOnlyList<Expr> children) => new Binary(Operator, children[0], children[1]);
}

/// <summary><c>condition ? then : otherwise</c>, both evaluated.</summary>
internal sealed record Select(Condition Condition, Expr Then, Expr Otherwise) : Expr
{
    public override IEnumerable<Expr> Children => [Condition.Left, Condition.Right, Then, Otherwise];

    public override Expr WithChildren(IReadOnlyList<Expr> children) =>
        new Select(Condition with { Left = children[0], Right = children[1] }, children[2], children[3]);
}

/// <summary>A comparison; it stands only in a <see cref="Select"/>.</summary>
internal sealed record Condition(Comparison Comparison, Expr Left, Expr Right);

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

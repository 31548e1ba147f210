using NetGen.Generators.Program.Expressions;

namespace NetGen.Differential.Tests.Noise;

/// <summary>
/// A number and how far float arithmetic is likely to stray from it: the value is exact (double), the spread is the standard deviation
/// of its rounding errors, treated as independent (root of the sum of squares, to first order).
/// </summary>
/// <remarks>
/// One operation adds an error of at most <see cref="Unit"/> of its result; elementary functions are good to 2 units in the last place,
/// four times that. Where a value could be on either side of a jump (a step of sign, a branch), the spread is the height of the jump.
/// </remarks>
internal readonly record struct Noisy(double Value, double Spread = 0)
{
    /// <summary>Half a unit in the last place of 1: the rounding error of a float operation, relative to its result.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>
    /// How many spreads two values may be apart before it counts as a mistake. Six hold a million draws of a normal distribution; errors
    /// that share a cause (one rounded weight in every row) add up instead of averaging out, hence twice as many.
    /// </summary>
    public const double Reach = 12;

    /// <summary>Below this floats are denormal and lose digits; it is also what an elementary function may return 0 for.</summary>
    public const double Tiny = 1.1754943508222875e-38;

    private const double FunctionUnits = 4;

    /// <summary>A number that the generated code has as a float.</summary>
    public static Noisy Rounded(double value) => new(value, (float)value == value ? 0 : Unit * Math.Abs(value));

    public static Noisy Apply(UnaryOperator op, Noisy x)
    {
        var value = Evaluator.Apply(op, x.Value);
        if (op is UnaryOperator.Negate or UnaryOperator.Abs)
            return new Noisy(value, x.Spread);
        if (op == UnaryOperator.Sign)
            return new Noisy(value, x.Spread > 0 && Math.Abs(x.Value) <= Reach * x.Spread ? 2 : 0);

        var own = op == UnaryOperator.Sqrt ? Unit * Math.Abs(value) : (FunctionUnits * Unit * Math.Abs(value)) + Tiny;
        return new Noisy(value, Norm(own, Carried(op, x, value)));
    }

    public static Noisy Apply(BinaryOperator op, Noisy a, Noisy b)
    {
        var value = Evaluator.Apply(op, a.Value, b.Value);
        var own = Unit * Math.Abs(value);
        return new Noisy(value, op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => Norm(own, a.Spread, b.Spread),
            BinaryOperator.Multiply => Norm(own, a.Value * b.Spread, b.Value * a.Spread, a.Spread * b.Spread),
            BinaryOperator.Divide => Norm(own, a.Spread / b.Value, value * b.Spread / b.Value),
            BinaryOperator.Max or BinaryOperator.Min => MightCross(a, b) ? Math.Max(a.Spread, b.Spread)
                : value == a.Value ? a.Spread : b.Spread,
            _ => own,
        });
    }

    public static Noisy Choose(Comparison comparison, Noisy left, Noisy right, Noisy then, Noisy otherwise)
    {
        var chosen = Evaluator.Apply(comparison, left.Value, right.Value) ? then : otherwise;
        return MightCross(left, right)
            ? new Noisy(chosen.Value, Math.Max(then.Spread, otherwise.Spread) + Math.Abs(then.Value - otherwise.Value))
            : chosen;
    }

    public static double Norm(params ReadOnlySpan<double> parts)
    {
        var sum = 0.0;
        foreach (var part in parts)
            sum += part * part;
        return Math.Sqrt(sum);
    }

    // Equal numbers without any error are on the same side for float and double alike.
    private static bool MightCross(Noisy a, Noisy b)
    {
        var spread = Norm(a.Spread, b.Spread);
        return spread > 0 && Math.Abs(a.Value - b.Value) <= Reach * spread;
    }

    private static double Carried(UnaryOperator op, Noisy x, double value)
    {
        if (x.Spread == 0)
            return 0;

        var up = Math.Abs(Evaluator.Apply(op, x.Value + x.Spread) - value);
        var down = Math.Abs(Evaluator.Apply(op, x.Value - x.Spread) - value);
        return double.IsFinite(down) ? Math.Max(up, down) : up;
    }
}

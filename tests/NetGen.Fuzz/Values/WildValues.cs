using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Values;

/// <summary>Values of which somebody might have thought too little.</summary>
internal static class WildValues
{
    private const int LongName = 300;
    private const int MostElements = 5;

    // Some several times, so that not every network dies of its first number.
    private static readonly int[] Ints =
        [1, 1, 2, 2, 3, 3, 4, 5, 7, 8, 17, 64, 0, 0, -1, -2, 100, 1000, 65_536, 1_000_000, int.MaxValue - 1, int.MaxValue, int.MinValue];

    private static readonly double[] Doubles =
    [
        0, 1, 0.5, 0.1, 1e-3, 2, -1, 1e-300, double.Epsilon, -0.0, 1e-46, 0.999_999_999_999, 1e38, 1e39, 1e300, double.MaxValue,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1e-300, 1e-7, 3, 123_456_789.123,
    ];

    private static readonly string?[] Names =
    [
        null, "", " ", ".", "..", "a.b", "a..b", "a.", ".a", "class", "event", "dense1", "conv2d1", "dense1.weight", "weight", "0", "1.0", "a b",
        "größe", "層", "🙂", "a-b", "A", "a", "DENSE1", "\"", "\\", "{0}", "*/", "//", "<b>", "&", "\n", "\0", "_", "__", "shortcut", "prelu", "value",
        "inputs", "outputs", "targets", "seed", "Engine", "this", new string('n', LongName),
    ];

    /// <summary>Anything that can be written for this parameter or property.</summary>
    /// <param name="shape">The parameter or property.</param>
    /// <param name="types">The types that can be named.</param>
    /// <param name="dice">What chooses.</param>
    public static object? For(ValueShape shape, IReadOnlyList<string> types, Dice dice)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        return type == typeof(int) ? dice.Pick(Ints)
            : type == typeof(long) ? dice.Chance(0.7) ? long.MaxValue - dice.Pick(Ints[..4]) : (long)dice.Pick(Ints)
            : type == typeof(double) ? dice.Pick(Doubles)
            : type == typeof(bool) ? dice.Chance(0.5)
            : type == typeof(string) ? dice.Pick(Names)
            : type == typeof(Type) ? Block(types, dice)
            : type.IsArray && !shape.IsParams && dice.Chance(0.1) ? null
            : type == typeof(int[]) ? Elements(Ints, dice)
            : type == typeof(double[]) ? Elements(Doubles, dice)
            : type.IsEnum ? Constant(type, dice)
            : throw new NotSupportedException($"Attributes with a {type} such as {shape.Name} need values to be fuzzed with.");
    }

    private static EnumValue Constant(Type type, Dice dice)
    {
        var defined = Enum.GetValues(type).Cast<object>().Select(value => Convert.ToInt32(value, null)).ToList();
        return new EnumValue(type, dice.Chance(0.85) ? dice.Pick(defined) : dice.Pick([-1, defined.Max() + 1, 255, int.MaxValue, int.MinValue]));
    }

    private static TypeName? Block(IReadOnlyList<string> types, Dice dice) => dice.Chance(0.1) ? null : new TypeName(dice.Pick(types));

    private static ImmutableArray<T> Elements<T>(T[] values, Dice dice) =>
        [.. Enumerable.Range(0, dice.Number(0, MostElements)).Select(_ => dice.Pick(values))];
}

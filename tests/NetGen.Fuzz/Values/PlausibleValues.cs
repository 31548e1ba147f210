using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Values;

/// <summary>Values that often make sense, most of all beside a layer that gets a certain shape.</summary>
internal static class PlausibleValues
{
    private static readonly int[] Ints = [1, 2, 2, 3, 3, 4, 5, 6, 8];

    private static readonly double[] Doubles = [0.5, 0.1, 0.25, 0.9, 0.01, 1e-3, 1];

    /// <summary>A value for this parameter or property.</summary>
    /// <param name="shape">The parameter or property.</param>
    /// <param name="input">The shape that the layer gets, or the network's output.</param>
    /// <param name="types">The blocks that can be named.</param>
    /// <param name="dice">What chooses.</param>
    public static object? For(ValueShape shape, Shape input, IReadOnlyList<string> types, Dice dice)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        return type == typeof(int) ? Int(input, dice)
            : type == typeof(double) ? dice.Pick(Doubles)
            : type == typeof(bool) ? dice.Chance(0.5)
            : type == typeof(string) ? Name(dice)
            : type == typeof(Type) ? new TypeName(dice.Pick(types))
            : type == typeof(int[]) ? Axes(input, dice)
            : type == typeof(double[]) ? Enumerable.Range(0, input.Last).Select(_ => dice.Pick(Doubles)).ToImmutableArray()
            : type.IsEnum ? new EnumValue(type, Convert.ToInt32(dice.Pick(Enum.GetValues(type).Cast<object>().ToList()), null))
            : throw new NotSupportedException($"Attributes with a {type} such as {shape.Name} need values to be fuzzed with.");
    }

    // Layers that keep the shape can stand in a residual block; one size of it is what they need.
    private static int Int(Shape input, Dice dice) => dice.Chance(0.3) ? dice.Pick(input.Axes.ToList()) : dice.Pick(Ints);

    private static string Name(Dice dice) => FormattableString.Invariant(
        $"{dice.Pick(["", "encoder.", "blocks.0."])}{dice.Pick(["layer", "class", "weight", "Dense_", "_"])}{dice.Number(0, 99)}");

    // The axes themselves in another order, or their numbers from 1: a shape, or an order.
    private static ImmutableArray<int> Axes(Shape input, Dice dice) =>
        [.. dice.Shuffled(dice.Chance(0.5) ? input.Axes : Enumerable.Range(1, input.Rank))];
}

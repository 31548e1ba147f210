using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Making;

/// <summary>Networks as somebody might write them, which are valid most of the time.</summary>
internal static class PlausibleNetworks
{
    private const int Attempts = 25;
    private const double LargeShare = 0.03;

    public static FuzzCase Make(int index, Dice dice)
    {
        var isLarge = dice.Chance(LargeShare);
        var guide = new ShapeGuide(isLarge ? SizeBounds.Large : SizeBounds.Small);
        var layers = new PlausibleLayers(guide, dice);
        var input = InputShape(dice, isLarge ? 3 : 1);
        var (stack, output) = layers.Stack(input, dice.Number(0, 5));
        ImmutableArray<AttributeUse> start = [new AttributeUse(AttributeCatalogue.Network), InputOf(input, dice), .. stack];

        var attributes = start;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            attributes = start.AddRange(Ending(layers, output, dice));
            if (guide.IsNetwork(attributes))
                break;
        }

        return new FuzzCase(index, new FuzzClass("Net", attributes), [.. guide.Blocks]) { Kind = "plausible" };
    }

    private static Shape InputShape(Dice dice, int scale) => dice.Number(1, 10) switch
    {
        <= 3 => new Shape(dice.Number(1, 20 * scale)),
        <= 5 => new Shape(dice.Number(1, 12 * scale), dice.Number(1, 6 * scale)),
        <= 9 => new Shape(dice.Number(1, 9 * scale), dice.Number(1, 9 * scale), dice.Number(1, 5)),
        _ => new Shape(dice.Number(1, 3), dice.Number(1, 4), dice.Number(1, 4), dice.Number(1, 3)),
    };

    // The constructor with a parameter for each axis, where there is one, or the one with an array.
    private static AttributeUse InputOf(Shape shape, Dice dice)
    {
        var fixedOne = AttributeCatalogue.Input.Constructors
            .FirstOrDefault(parameters => parameters.Count == shape.Rank && parameters.All(parameter => parameter.Type == typeof(int)));
        var arguments = fixedOne is not null && dice.Chance(0.8)
            ? fixedOne.Select((parameter, axis) => new Argument(parameter.Name, false, shape.Axes[axis]))
            : [new Argument("shape", false, shape.Axes.ToImmutableArray())];
        return new AttributeUse(AttributeCatalogue.Input) { Arguments = [.. arguments] };
    }

    private static IEnumerable<AttributeUse> Ending(PlausibleLayers layers, Shape output, Dice dice)
    {
        var flatten = AttributeCatalogue.Layers.Single(shape => shape.Type == typeof(FlattenAttribute));
        var dense = AttributeCatalogue.Layers.Single(shape => shape.Type == typeof(DenseAttribute));
        if (dice.Chance(0.7))
        {
            var units = new Shape(dice.Pick([1, 2, 2, 3, 3, 5, 10]));
            if (output.Rank > 1)
                yield return new AttributeUse(flatten);
            yield return layers.Use(dense, units) with { Arguments = [new Argument("units", false, units.Last)] };
            output = units;
        }

        yield return layers.Use(dice.Pick(AttributeCatalogue.Losses), output);
        yield return layers.Use(dice.Pick(AttributeCatalogue.Optimizers), output);
        foreach (var metric in dice.Some(AttributeCatalogue.Metrics, 0.1))
            yield return layers.Use(metric, output);
    }
}

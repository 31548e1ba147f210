using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;
using NetGen.Fuzz.Values;
using NetGen.Generators.Spec;

namespace NetGen.Fuzz.Making;

/// <summary>Stacks of layers that fit together, and the blocks that they need: guessed until the shape rules agree.</summary>
internal sealed class PlausibleLayers(ShapeGuide guide, Dice dice)
{
    private const int Attempts = 12;
    private const int DeepestBlock = 3;

    /// <summary>How often a property is set that needn't be.</summary>
    private const double PropertyShare = 0.12;

    private static readonly string[] BlockNames = ["Body", "Branch", "Stem", "Unit", "@event", "Dense", "Block", "Größe"];

    /// <summary>Layers from this shape on, with the shape behind them.</summary>
    /// <param name="input">The shape that the first gets.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="depth">How many blocks these layers lie in.</param>
    public (ImmutableArray<AttributeUse> Layers, Shape Output) Stack(Shape input, int count, int depth = 0)
    {
        var layers = ImmutableArray.CreateBuilder<AttributeUse>();
        for (var i = 0; i < count; i++)
        {
            if (Layer(input, depth) is not { } next)
                continue;

            layers.Add(next.Layer);
            input = next.Output;
        }

        return (layers.ToImmutable(), input);
    }

    /// <summary>An attribute with plausible arguments.</summary>
    public AttributeUse Use(AttributeShape shape, Shape input, ImmutableArray<TypeName> blocks = default)
    {
        var named = guide.Blocks.Select(block => block.Reference).Append(nameof(Identity)).ToList();
        var constructor = dice.Pick(shape.Constructors);
        var arguments = constructor.Select(parameter => new Argument(parameter.Name, false, Value(parameter)));
        var properties = dice.Some(shape.Properties, PropertyShare).Select(property => new Argument(property.Name, true, Value(property)));
        return new AttributeUse(shape) { Blocks = blocks.IsDefault ? [] : blocks, Arguments = [.. arguments, .. properties] };

        object? Value(ValueShape value) => PlausibleValues.For(value, input, named, dice);
    }

    private (AttributeUse Layer, Shape Output)? Layer(Shape input, int depth)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var known = guide.Blocks.Count;
            var shape = dice.Pick(AttributeCatalogue.Layers);
            if (shape.Blocks.Count > 0 && depth == DeepestBlock)
                continue;

            var blocks = shape.Blocks.Select(_ => new TypeName(Block(input, depth + 1))).ToImmutableArray();
            var use = Use(shape, input, blocks);
            if (guide.Output(use, input) is { } output)
                return (use, output);
            guide.RemoveFrom(known);
        }

        return null;
    }

    // A block that is there already, or one made for this shape; half of those keep it.
    private string Block(Shape input, int depth)
    {
        if (dice.Chance(0.1))
            return nameof(Identity);
        if (guide.Blocks.Count > 0 && dice.Chance(0.3))
            return dice.Pick(guide.Blocks).Reference;

        var mustKeep = dice.Chance(0.6);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var known = guide.Blocks.Count;
            var (layers, output) = Stack(input, dice.Number(1, 3), depth);
            if (layers.Length > 0 && (!mustKeep || output == input))
                return Declare(layers);
            guide.RemoveFrom(known);
        }

        return nameof(Identity);
    }

    private string Declare(ImmutableArray<AttributeUse> layers)
    {
        var name = FormattableString.Invariant($"{dice.Pick(BlockNames)}{guide.Blocks.Count}");
        var block = new FuzzClass(name, layers.Insert(0, new AttributeUse(AttributeCatalogue.Block)))
        {
            Modifiers = "public",
            Holder = dice.Chance(0.05) ? FormattableString.Invariant($"Holder{guide.Blocks.Count}") : "",
        };
        guide.Add(block);
        return block.Reference;
    }
}

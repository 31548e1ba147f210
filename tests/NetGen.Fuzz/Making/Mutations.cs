using System.Collections.Immutable;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Making;

/// <summary>Small changes of a network that was right before them.</summary>
internal static class Mutations
{
    private const int Most = 3;

    public static FuzzCase Apply(FuzzCase source, Dice dice)
    {
        var types = source.Blocks.Select(block => block.Reference).Concat(OtherTypes.Names).ToList();
        var parts = new WildParts(types, dice);
        var changed = source with { Kind = "mutated", Others = OtherTypes.Declarations };
        for (var i = dice.Number(1, Most); i > 0; i--)
        {
            if (changed.Blocks.Length == 0 || dice.Chance(0.6))
            {
                changed = changed with { Network = Change(changed.Network, parts, dice) };
                continue;
            }

            var block = dice.Pick(changed.Blocks);
            changed = changed with { Blocks = changed.Blocks.Replace(block, Change(block, parts, dice)) };
        }

        return changed;
    }

    private static FuzzClass Change(FuzzClass source, WildParts parts, Dice dice) =>
        source with { Attributes = WildNetworks.Unique(Change(source.Attributes, parts, dice)) };

    private static ImmutableArray<AttributeUse> Change(ImmutableArray<AttributeUse> attributes, WildParts parts, Dice dice)
    {
        var at = dice.Number(0, attributes.Length - 1);
        var other = dice.Number(0, attributes.Length - 1);
        return dice.Number(1, 10) switch
        {
            <= 5 => attributes.SetItem(at, parts.Changed(attributes[at])),
            6 => attributes.RemoveAt(at) is { Length: > 0 } rest ? rest : attributes,
            7 => attributes.Insert(other, attributes[at]),
            8 => attributes.SetItem(at, attributes[other]).SetItem(other, attributes[at]),
            9 => attributes.Insert(at, parts.Any()),
            _ => attributes.SetItem(at, parts.Use(attributes[at].Shape)),
        };
    }
}

using System.Collections.Immutable;
using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Making;

/// <summary>Networks of random attributes, usually with all parts that a network needs, and blocks that use each other at random.</summary>
internal static class WildNetworks
{
    private const double PartShare = 0.93;

    public static FuzzCase Make(int index, Dice dice)
    {
        var names = Enumerable.Range(0, dice.Number(0, 4)).Select(i => FormattableString.Invariant($"B{i}")).ToList();
        var blocks = names.Select(name => Empty(name, dice)).ToList();
        var parts = new WildParts([.. blocks.Select(block => block.Reference), .. OtherTypes.Names], dice);
        return new FuzzCase(index, new FuzzClass("Net", Attributes(parts, dice)), [.. blocks.Select(block => Fill(block, parts, dice))])
        {
            Kind = "wild",
            Others = OtherTypes.Declarations,
        };
    }

    private static FuzzClass Empty(string name, Dice dice) => new(name, [])
    {
        Modifiers = "public",
        Holder = dice.Chance(0.1) ? "Holder" + name : "",
        TypeParameters = dice.Chance(0.05) ? "<T>" : "",
    };

    private static FuzzClass Fill(FuzzClass block, WildParts parts, Dice dice)
    {
        var attributes = Enumerable.Range(0, dice.Number(0, 3))
            .Select(_ => dice.Chance(0.9) ? parts.Use(dice.Pick(AttributeCatalogue.Layers)) : parts.Any());
        return block with { Attributes = Unique([new AttributeUse(AttributeCatalogue.Block), .. attributes]) };
    }

    private static ImmutableArray<AttributeUse> Attributes(WildParts parts, Dice dice)
    {
        var attributes = new List<AttributeUse> { new(AttributeCatalogue.Network) };
        Part([AttributeCatalogue.Input]);
        attributes.AddRange(Enumerable.Range(0, dice.Number(0, 5)).Select(_ => parts.Use(dice.Pick(AttributeCatalogue.Layers))));
        Part(AttributeCatalogue.Losses);
        Part(AttributeCatalogue.Optimizers);
        attributes.AddRange(dice.Some(AttributeCatalogue.Metrics, 0.1).Select(parts.Use));
        if (dice.Chance(0.05))
            attributes.Add(parts.Use(AttributeCatalogue.Budget));
        return Unique(dice.Chance(0.1) ? dice.Shuffled(attributes) : attributes);

        void Part(IReadOnlyList<AttributeShape> shapes)
        {
            do
            {
                if (dice.Chance(PartShare))
                    attributes.Add(parts.Use(dice.Pick(shapes)));
            }
            while (dice.Chance(0.05));
        }
    }

    /// <summary>Without second ones of what C# wants once.</summary>
    public static ImmutableArray<AttributeUse> Unique(IEnumerable<AttributeUse> attributes)
    {
        var known = new HashSet<AttributeShape>();
        return [.. attributes.Where(use => use.Shape.IsRepeatable || known.Add(use.Shape))];
    }
}

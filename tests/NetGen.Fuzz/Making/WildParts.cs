using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;
using NetGen.Fuzz.Values;

namespace NetGen.Fuzz.Making;

/// <summary>Attributes and classes of which nothing is expected.</summary>
/// <param name="types">All types that can be named as blocks.</param>
/// <param name="dice">What chooses.</param>
internal sealed class WildParts(IReadOnlyList<string> types, Dice dice)
{
    private const double PropertyShare = 0.1;

    private static readonly (string, string)[] Spellings =
        [("", ""), ("", "Attribute"), ("NetGen.", ""), ("global::NetGen.", ""), ("global::NetGen.", "Attribute"), ("@", "")];

    /// <summary>An attribute with any arguments.</summary>
    public AttributeUse Use(AttributeShape shape)
    {
        var constructor = dice.Pick(shape.Constructors);
        var arguments = constructor.Select(parameter => new Argument(parameter.Name, false, Value(parameter)));
        var properties = dice.Some(shape.Properties, PropertyShare).Select(property => new Argument(property.Name, true, Value(property)));
        return new AttributeUse(shape)
        {
            Blocks = [.. shape.Blocks.Select(_ => new TypeName(dice.Pick(types)))],
            Arguments = [.. arguments, .. properties],
            Spelling = dice.Chance(0.9) ? ("", "") : dice.Pick(Spellings),
            NamesParameters = dice.Chance(0.1),
        };
    }

    /// <summary>The same attribute with one argument changed, added or taken away.</summary>
    public AttributeUse Changed(AttributeUse use)
    {
        if (use.Blocks.Length > 0 && dice.Chance(0.3))
            return use with { Blocks = use.Blocks.SetItem(dice.Number(0, use.Blocks.Length - 1), new TypeName(dice.Pick(types))) };
        if (use.Arguments.Length > 0 && dice.Chance(0.7))
        {
            var i = dice.Number(0, use.Arguments.Length - 1);
            var argument = use.Arguments[i];
            if (Shape(use.Shape, argument) is { } shape)
                return use with { Arguments = use.Arguments.SetItem(i, argument with { Value = Value(shape) }) };
        }

        var unset = use.Shape.Properties.Where(property => use.Arguments.All(argument => argument.Name != property.Name)).ToList();
        return unset.Count > 0 && dice.Pick(unset) is var added
            ? use with { Arguments = use.Arguments.Add(new Argument(added.Name, true, Value(added))) }
            : Use(use.Shape);
    }

    /// <summary>Any attribute that may stand on a class, layers most of the time.</summary>
    public AttributeUse Any() => Use(dice.Pick(dice.Chance(0.6) ? AttributeCatalogue.Layers : AttributeCatalogue.All));

    private object? Value(ValueShape shape) => WildValues.For(shape, types, dice);

    private static ValueShape? Shape(AttributeShape attribute, Argument argument) => argument.IsProperty
        ? attribute.Properties.FirstOrDefault(property => property.Name == argument.Name)
        : attribute.Constructors.SelectMany(parameters => parameters).FirstOrDefault(parameter => parameter.Name == argument.Name);
}

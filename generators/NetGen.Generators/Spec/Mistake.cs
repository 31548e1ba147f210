using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>
/// Something wrong with a network, in terms of what the user wrote: which attribute (by index on the declaration; <see cref="OnClass"/>
/// for the class itself, below that a type around it), which argument of it (null for the whole attribute; <c>shape[1]</c> for an
/// element; of the class, one of its members), the diagnostic's id, and the words for its message.
/// </summary>
internal sealed record Mistake(string Id, int AttributeIndex, string? Argument, EquatableArray<string> Words)
{
    /// <summary>The key of the block whose class this is about, and whose attributes are counted; null for the network.</summary>
    public string? Block { get; init; }

    /// <summary>For a mistake that a block has where it is used: the layer inside that objects.</summary>
    public PlaceInBlock? Inside { get; init; }

    /// <summary>What mends it, where one edit is the sensible one.</summary>
    public Mend? Mend { get; init; }

    /// <summary>The <see cref="AttributeIndex"/> of a mistake about the class.</summary>
    public const int OnClass = -1;

    public Mistake(string id, int attributeIndex, string? argument, params string[] words)
        : this(id, attributeIndex, argument, words.ToEquatableArray())
    {
    }

    /// <summary>The <see cref="AttributeIndex"/> of a mistake about a type around the class: 1 for the nearest.</summary>
    public static int OnContainer(int distance) => OnClass - distance;
}

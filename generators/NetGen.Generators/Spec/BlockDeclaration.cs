using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>A block as it stands in the source or in a library: the class and its attributes, in order.</summary>
/// <param name="Key">What tells it from all other blocks.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record BlockDeclaration(string Key, string Name, EquatableArray<AttributeModel> Attributes)
{
    /// <summary>What is wrong with the class itself.</summary>
    public EquatableArray<Mistake> ClassMistakes { get; init; }

    /// <summary>Whether the order of the attributes is known: they stand on one declaration.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Whether the block is another assembly's: its mistakes can only be shown where it is used.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether this is NetGen's own block, which has no layers on purpose.</summary>
    public bool IsIdentity { get; init; }
}

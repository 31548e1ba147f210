using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>What stands in the source: the class and its attributes, in order. The result of the first step of the pipeline.</summary>
internal sealed record NetworkDeclaration(TypeModel Type, EquatableArray<AttributeModel> Attributes)
{
    /// <summary>What is wrong with the class itself: only its symbol tells, so it is noted where symbols are still at hand.</summary>
    public EquatableArray<Mistake> ClassMistakes { get; init; }

    /// <summary>All blocks that the network uses, directly or through others, in the order in which they are met.</summary>
    public EquatableArray<BlockDeclaration> Blocks { get; init; }

    /// <summary>Names of generated public members that the class, or a member of the user's, has already.</summary>
    public EquatableArray<string> TakenNames { get; init; }

    /// <summary>Whether another part of the class can be generated at all; false for a record, a static class and their kin.</summary>
    public bool CanBeExtended { get; init; } = true;

    /// <summary>Whether the order of the attributes is known: they stand on one declaration.</summary>
    public bool IsOrdered { get; init; } = true;
}

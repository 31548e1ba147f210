using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>
/// Something wrong with a network, in terms of what the user wrote: which attribute (by index on the declaration; -1 for the class
/// itself), which argument of it (null for the whole attribute), the diagnostic's id, and the words for its message.
/// </summary>
internal sealed record Mistake(string Id, int AttributeIndex, string? Argument, EquatableArray<string> Words);

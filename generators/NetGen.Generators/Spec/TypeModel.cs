using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>The class that the user declared: enough to print the other half of it.</summary>
/// <param name="Namespace">The namespace, with <c>@</c> before keywords, or an empty string for the global one.</param>
/// <param name="Containers">
/// Containing types, outermost first, as they must be re-opened (<c>partial class Outer</c>, <c>partial record struct Pair&lt;T&gt;</c>).
/// </param>
/// <param name="Name">The class's name, as an identifier (with <c>@</c> where it is a keyword).</param>
/// <param name="Accessibility"><c>public</c>, <c>internal</c>, …</param>
/// <param name="HintName">A file name that no other network of the compilation has.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<string> Containers, string Name, string Accessibility, string HintName)
{
    /// <summary>Names of generated code that are taken where it stands.</summary>
    public EquatableArray<NameReplacement> Replacements { get; init; }

    /// <summary>Whether the class has a base class of its own, whose members generated ones may hide.</summary>
    public bool HasBase { get; init; }

    /// <summary>The name as people read it, without the <c>@</c>.</summary>
    public string DisplayName => Name.TrimStart('@');
}

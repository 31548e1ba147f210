namespace NetGen.Generators.Spec;

/// <summary>A type that an attribute names as a block.</summary>
/// <param name="Key">What the type's <see cref="BlockDeclaration"/> is found by.</param>
/// <param name="Name">What messages call it: <c>Body</c>.</param>
/// <param name="WhyNot">Why the type isn't a block, as the end of a sentence; null if it is one.</param>
internal sealed record BlockReference(string Key, string Name, string? WhyNot);

namespace NetGen.Generators.Spec;

/// <summary>A name that means something else inside the user's class than generated code means by it, and what to write instead.</summary>
internal sealed record NameReplacement(string Name, string Text);

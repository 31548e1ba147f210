namespace NetGen.Generators.Spec;

/// <summary>The values of <c>NetGen.Padding</c>; a test holds the two together.</summary>
internal enum PaddingKind
{
    Valid,
    Same,
}

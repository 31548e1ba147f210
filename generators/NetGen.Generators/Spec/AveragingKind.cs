namespace NetGen.Generators.Spec;

/// <summary>The values of <c>NetGen.Metrics.Averaging</c>; a test holds the two together.</summary>
internal enum AveragingKind
{
    Macro,
    Micro,
    Weighted,
    Binary,
}

namespace NetGen.Fuzz.Checking;

/// <summary>What must never happen.</summary>
internal enum FindingKind
{
    /// <summary>An exception out of the generator (CS8785).</summary>
    GeneratorThrew,

    /// <summary>An exception out of an analyzer (AD0001).</summary>
    AnalyzerThrew,

    /// <summary>NETGEN0000: the generator caught an exception of its own.</summary>
    GeneratorFailed,

    /// <summary>A source that compiles by itself doesn't with what is generated.</summary>
    DoesNotCompile,

    /// <summary>A warning in a generated file.</summary>
    WarnsInGeneratedCode,

    /// <summary>Analyzers and generator don't agree on whether a network is valid.</summary>
    Disagreement,

    /// <summary>Analyzers say something else before the generator has run than after it.</summary>
    AnalyzersChangeTheirMind,

    /// <summary>A diagnostic that is at no place of the source, or at the wrong one.</summary>
    WrongPlace,

    /// <summary>The generator took far too long.</summary>
    Slow,
}

/// <summary>Something that a fuzzer is there for.</summary>
/// <param name="Kind">What must never happen.</param>
/// <param name="Case">The number of the case; -1 where only the whole batch is known.</param>
/// <param name="Detail">What tells this finding from others of its kind: a diagnostic's id.</param>
/// <param name="Text">What exactly happened.</param>
internal sealed record Finding(FindingKind Kind, int Case, string Detail, string Text)
{
    public const int WholeBatch = -1;

    /// <summary>Whether another finding is likely to be the same defect.</summary>
    public bool IsLike(Finding other) => other.Kind == Kind && other.Detail == Detail;
}

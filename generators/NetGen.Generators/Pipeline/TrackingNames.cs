namespace NetGen.Generators.Pipeline;

/// <summary>Names of the generator's steps, by which tests see what ran.</summary>
internal static class TrackingNames
{
    /// <summary>Symbols become data.</summary>
    public const string Source = nameof(Source);

    /// <summary>The data without the place in the source.</summary>
    public const string Declaration = nameof(Declaration);

    public const string Compiled = nameof(Compiled);

    public const string Files = nameof(Files);

    public const string Locations = nameof(Locations);

    public const string Problems = nameof(Problems);

    public static IReadOnlyList<string> All => [Source, Declaration, Compiled, Files, Locations, Problems];
}

namespace NetGen.Generators.Diagnostics;

/// <summary>Where a diagnostic is explained.</summary>
internal static class HelpLinks
{
    public const string Pages = "https://github.com/netgen-net/netgen/blob/main/docs/diagnostics/";

    public static string Of(string id) => Pages + id + ".md";
}

namespace NetGen.Data;

/// <summary>Names in a message, in quotes; a long list is cut.</summary>
internal static class Listing
{
    private const int Shown = 20;

    public static string Of(IReadOnlyCollection<string> names)
    {
        string list = string.Join(", ", names.Take(Shown).Select(name => $"'{(name.Length <= 60 ? name : name[..60] + "…")}'"));
        return names.Count <= Shown ? list : $"{list} and {names.Count - Shown} more";
    }
}

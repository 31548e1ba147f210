namespace NetGen.TestKit;

/// <summary>The files of one snapshot.</summary>
internal sealed record Snapshot(string TestFile, string Method, string? Hint, string Extension)
{
    private string Stem => $"{Prefix(TestFile, Method)}{(Hint is null ? "" : "#" + Hint)}";

    /// <summary>What must come out.</summary>
    public string Verified => $"{Stem}.verified.{Extension}";

    /// <summary>What came out, if it was something else.</summary>
    public string Received => $"{Stem}.received.{Extension}";

    /// <summary>The snapshots that a test has.</summary>
    public static IEnumerable<string> Existing(string testFile, string method)
    {
        var prefix = Prefix(testFile, method);
        return Directory.EnumerateFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + "#*.verified.*");
    }

    private static string Prefix(string testFile, string method)
    {
        var file = SourcePaths.Resolve(testFile);
        return Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
    }
}

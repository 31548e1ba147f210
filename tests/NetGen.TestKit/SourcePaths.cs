namespace NetGen.TestKit;

/// <summary>Finds files of the repository from where a test runs.</summary>
public static class SourcePaths
{
    private const string DeterministicRoot = "/_/";

    /// <summary>The repository's root directory.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path as the compiler recorded it; deterministic builds replace the root by <c>/_/</c>.</summary>
    public static string Resolve(string recorded)
    {
        var path = recorded.Replace('\\', '/');
        return path.StartsWith(DeterministicRoot, StringComparison.Ordinal)
            ? Path.Combine(Root, path[DeterministicRoot.Length..])
            : recorded;
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Directory.Packages.props")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} has a Directory.Packages.props.");
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Package.Tests.Kit;

/// <summary>The packages, packed once for all tests, in a folder that is a source of packages.</summary>
/// <remarks>
/// Their version is new in every run, so that no package of an earlier one can be taken for this one's. What restoring leaves of them in the
/// machine's cache is deleted in the end; the cache itself is used, because the runtime packs of publishing are large.
/// </remarks>
public sealed class PackedPackages : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("netgen-package-");

    /// <summary>Packs.</summary>
    public PackedPackages()
    {
        File.WriteAllText(
            Path.Combine(_root.FullName, "nuget.config"),
            """<configuration><packageSources><add key="netgen-under-test" value="packages" /></packageSources></configuration>""");
        foreach (var project in new[] { "src/NetGen", "templates" })
        {
            Commands.DotNet(
                _root.FullName, "pack", Path.Combine(SourcePaths.Root, project), "-c", Configuration, "--no-build", "-o", Feed,
                $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(_root.FullName, "nuspec")}").Succeeded();
        }
    }

    /// <summary>How the tests were built, and so what they pack.</summary>
    public static string Configuration { get; } = typeof(PackedPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Configuration").Value!;

    /// <summary>The version of all packages.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_root.FullName, "packages");

    /// <summary>An empty folder for a test, whose projects find the packages.</summary>
    public string NewFolder(string name) => _root.CreateSubdirectory(name).FullName;

    /// <summary>A package's file.</summary>
    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Feed, $"{id}.{Version}.{extension}");

    /// <summary>A package, opened.</summary>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(PathOf(id, extension));

    /// <inheritdoc/>
    public void Dispose()
    {
        const string Label = "global-packages: ";
        var cache = Commands.DotNet(_root.FullName, "nuget", "locals", "global-packages", "--list").Output.Trim();
        var extracted = Path.Combine(cache[(cache.IndexOf(Label, StringComparison.Ordinal) + Label.Length)..], "netgen", Version);
        if (Directory.Exists(extracted))
            Directory.Delete(extracted, recursive: true);
        _root.Delete(recursive: true);
    }
}

/// <summary>All tests that use the packages.</summary>
[CollectionDefinition(Name)]
public sealed class UsesPackages : ICollectionFixture<PackedPackages>
{
    /// <summary>Its name.</summary>
    public const string Name = "packages";
}

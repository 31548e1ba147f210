using System.IO.Compression;
using NetGen.Package.Tests.Kit;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class DeterminismTests(PackedPackages packages)
{
    [Fact]
    public void Building_and_packing_again_gives_the_same_bytes()
    {
        var first = PackFromScratch("first");
        var second = PackFromScratch("second", "-p:UseSharedCompilation=false"); // by a compiler that has seen nothing before
        Assert.Subset(first.Keys.ToHashSet(), new HashSet<string> { "lib/net10.0/NetGen.dll", "analyzers/dotnet/cs/NetGen.Generators.dll", "analyzers/dotnet/cs/NetGen.CodeFixes.dll" });
        Assert.Equal(first, second);
    }

    /// <summary>The hash of every assembly in the package.</summary>
    private Dictionary<string, string> PackFromScratch(string name, params string[] more)
    {
        // The same folder each time: only a project's own folder is replaced in what a compiler writes of paths. No analyzers: they change nothing.
        var build = packages.NewFolder("from-scratch");
        var output = packages.NewFolder("from-scratch-" + name);
        Commands.DotNet(
            build, ["pack", Path.Combine(SourcePaths.Root, "src", "NetGen"), "-c", "Release", "--artifacts-path", build, "-o", output, "-p:RunAnalyzers=false", .. more]).Succeeded();
        Directory.Delete(build, recursive: true);

        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(output, "*.nupkg").Single());
        return package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = entry.Open();
                return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content));
            });
    }
}

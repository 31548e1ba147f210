using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using NetGen.Package.Tests.Kit;
using NetGen.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class PackageContentsTests(PackedPackages packages, ITestOutputHelper report)
{
    [Fact]
    public void The_package_has_these_files_and_no_others() => Assert.Equal(
        [
            "README.md",
            "analyzers/dotnet/cs/NetGen.CodeFixes.dll",
            "analyzers/dotnet/cs/NetGen.Generators.dll",
            "build/NetGen.props",
            "build/NetGen.targets",
            "buildTransitive/NetGen.props",
            "buildTransitive/NetGen.targets",
            "icon.png",
            "lib/net10.0/NetGen.dll",
            "lib/net10.0/NetGen.xml",
        ],
        Files("NetGen").Where(file => !file.StartsWith("tools/", StringComparison.Ordinal)));

    // One more file, where the compiler for it could be had; it can in continuous integration.
    [Fact]
    public void For_the_platform_that_packs_the_same_generator_is_compiled_ahead_of_time()
    {
        var tools = Files("NetGen").Where(file => file.StartsWith("tools/", StringComparison.Ordinal)).ToList();
        Assert.InRange(tools.Count, PackedPackages.Configuration == "Release" && Environment.GetEnvironmentVariable("CI") == "true" ? 1 : 0, 1);
        Assert.All(tools, file =>
        {
            Assert.Matches("^tools/[^/]+/NetGen.Generators.dll$", file);
            Assert.Equal(Version("analyzers/dotnet/cs/NetGen.Generators.dll"), Version(file));
        });

        Guid Version(string file)
        {
            using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(Bytes("NetGen", file)));
            var metadata = assembly.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
    }

    [Fact]
    public void Its_symbols_are_a_package_of_their_own() => Assert.Equal(["lib/net10.0/NetGen.pdb"], Files("NetGen", "snupkg"));

    [Fact]
    public void The_templates_have_these_files_and_no_others() => Assert.Equal(
        [
            "README.md",
            "content/console/.template.config/template.json",
            "content/console/NetGenConsole.csproj",
            "content/console/Program.cs",
            "content/console/SpiralClassifier.cs",
            "content/console/Spirals.cs",
            "content/network/.template.config/template.json",
            "content/network/NewNetwork.cs",
            "icon.png",
        ],
        Files("NetGen.Templates"));

    [Theory]
    [InlineData("NetGen")]
    [InlineData("NetGen.Templates")]
    public void A_package_depends_on_nothing_and_says_whose_it_is(string id)
    {
        var metadata = Nuspec(id);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName is "dependency" or "frameworkReference");
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.StartsWith("https://", Value("projectUrl"), StringComparison.Ordinal);
        Assert.NotEqual("", Value("description"));
        Assert.Equal("git", metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("type")!.Value);

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void Documentation_is_there_for_the_editor() =>
        Assert.Contains("T:NetGen.NetworkAttribute", Encoding.UTF8.GetString(Bytes("NetGen", "lib/net10.0/NetGen.xml")), StringComparison.Ordinal);

    // Debug builds keep the paths, for debuggers to find the sources.
    [Fact]
    public void No_file_tells_where_it_was_built()
    {
        if (PackedPackages.Configuration != "Release")
            return;

        foreach (var file in Files("NetGen"))
        {
            var text = Encoding.Latin1.GetString(Bytes("NetGen", file));
            Assert.DoesNotContain(SourcePaths.Root, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_package_stays_small()
    {
        using var package = packages.Open("NetGen");
        foreach (var entry in package.Entries.OrderByDescending(entry => entry.CompressedLength))
            report.WriteLine($"{entry.Length,9:N0} bytes, {entry.CompressedLength,9:N0} packed: {entry.FullName}");
        var size = new FileInfo(packages.PathOf("NetGen")).Length;
        report.WriteLine($"{size,9:N0} bytes: the package; {new FileInfo(packages.PathOf("NetGen", "snupkg")).Length:N0} of symbols beside it");

        // What is compiled ahead of time comes on top.
        var platforms = package.Entries.Where(entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal)).ToList();
        Assert.All(platforms, platform => Assert.InRange(platform.CompressedLength, 1, 1_500_000));
        Assert.InRange(size - platforms.Sum(platform => platform.CompressedLength), 1, 1_500_000);
    }

    // What NuGet itself adds says nothing about the project.
    private List<string> Files(string id, string extension = "nupkg")
    {
        using var package = packages.Open(id, extension);
        return package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml" && name != id + ".nuspec")
            .Order(StringComparer.Ordinal).ToList();
    }

    private byte[] Bytes(string id, string file)
    {
        using var package = packages.Open(id);
        using var content = package.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private XElement Nuspec(string id)
    {
        using var content = new MemoryStream(Bytes(id, id + ".nuspec"));
        return XDocument.Load(content).Root!.Elements().Single();
    }
}

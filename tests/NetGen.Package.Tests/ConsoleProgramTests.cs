using NetGen.Package.Tests.Kit;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Package.Tests;

/// <summary>The program of the package's README, in every form that it may be given away.</summary>
[Collection(UsesPackages.Name)]
public sealed class ConsoleProgramTests(PackedPackages packages, ConsoleProgramTests.BuiltProgram built, ITestOutputHelper report)
    : IClassFixture<ConsoleProgramTests.BuiltProgram>
{
    [Fact]
    public void It_builds_without_a_warning_and_learns()
    {
        Assert.InRange(built.Run.FindNumber(@"accuracy: ([01]\.\d{3})"), 0.95, 1);
        Assert.Contains("dense2", built.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyzers_see_the_project_s_settings_and_its_files()
    {
        var options = built.Project.AnalyzerOptions();
        Assert.All(["PublishAot", "IlcInstructionSet", "NetGen_L2CacheSize", "NetGen_VectorBits"], property =>
            Assert.Contains($"build_property.{property} =", options, StringComparison.Ordinal));
        var file = built.Project.FilePath.Replace('\\', '/');
        Assert.Matches($@"\[{System.Text.RegularExpressions.Regex.Escape(file)}\]\s+build_metadata\.AdditionalFiles\.NetGenProjectFile = true", options);
    }

    [Fact]
    public void Its_compiler_takes_the_generator_that_is_compiled_for_this_platform_and_an_editor_the_portable_one()
    {
        using var package = packages.Open("NetGen");
        var isReadyToRun = package.Entries.Any(entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal));
        Assert.Matches(isReadyToRun ? "^[^ ]*/tools/[^/]+/NetGen.Generators.dll$" : Portable, Generator());
        Assert.Matches(Portable, Generator("-p:DesignTimeBuild=true"));
        Assert.Matches(Portable, Generator("-p:NetGenReadyToRunFolder=elsewhere/"));
    }

    private const string Portable = "^[^ ]*/analyzers/dotnet/cs/NetGen.Generators.dll$";

    private string Generator(params string[] properties)
    {
        var items = built.Project.Build(["--no-restore", "-t:ResolveReferences;NetGenUseReadyToRun", "-getItem:Analyzer", .. properties]).Succeeded().Output;
        using var json = System.Text.Json.JsonDocument.Parse(items);
        var analyzers = json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/')).ToList();
        Assert.Contains(analyzers, path => path.EndsWith("/NetGen.CodeFixes.dll", StringComparison.Ordinal));
        return Assert.Single(analyzers, path => path.EndsWith("/NetGen.Generators.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Trimmed_and_self_contained_it_computes_the_same() =>
        PublishAndCompare("trimmed", "--self-contained", "-p:PublishTrimmed=true");

    [Fact]
    public void Compiled_ready_to_run_it_computes_the_same() =>
        PublishAndCompare("ready-to-run", "--no-self-contained", "-p:PublishReadyToRun=true");

    private void PublishAndCompare(string form, params string[] arguments)
    {
        var output = packages.NewFolder($"{form}-output");
        ReadmeProgram.In(packages, form).Write().Publish(output, arguments).Succeeded();
        foreach (var file in new[] { "Circle.dll", "NetGen.dll" })
            report.WriteLine($"{new FileInfo(Path.Combine(output, file)).Length,11:N0} bytes: {file}, {form}");
        report.WriteLine($"{new DirectoryInfo(output).EnumerateFiles().Sum(file => file.Length),11:N0} bytes: all files");

        var program = Path.Combine(output, OperatingSystem.IsWindows() ? "Circle.exe" : "Circle");
        Assert.Equal(built.Run.Output, Commands.Program(output, program).Succeeded().Output);
    }

    /// <summary>The program, built and run once.</summary>
    public sealed class BuiltProgram
    {
        /// <summary>Builds and runs.</summary>
        public BuiltProgram(PackedPackages packages)
        {
            Project = ReadmeProgram.In(packages, "console").Write();
            Project.Build().Succeeded();
            Run = Project.Run().Succeeded();
        }

        internal FreshProject Project { get; }

        internal CommandResult Run { get; }
    }
}

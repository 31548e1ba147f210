using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Configuration;

/// <summary>What the project and the compiler must be.</summary>
public sealed class ConfigurationTests
{
    private const string Source = "[Network, Input(4), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;";

    [Theory]
    [InlineData("true", "", "", true)]
    [InlineData("True", " ", "linux-x64", true)]
    [InlineData("true", "native", "", false)]
    [InlineData("true", "x86-64-v3", "", false)]
    [InlineData("true", "x86-64-v2", "", true)]
    [InlineData("true", "", "linux-arm64", false)]
    [InlineData("false", "", "", false)]
    [InlineData("", "", "", false)]
    public async Task Ahead_of_time_code_wants_an_instruction_set(string publishAot, string instructionSet, string runtime, bool told)
    {
        var found = await NetGenAnalyzers.Run(
            GeneratorRun.Of(Source).Output,
            ("PublishAot", publishAot), ("IlcInstructionSet", instructionSet), ("RuntimeIdentifier", runtime));
        Assert.Equal(told ? ["NETGEN0068"] : [], found.Select(diagnostic => diagnostic.Id));
        if (told)
            Assert.Equal("Net", Text(found[0]));
    }

    [Fact]
    public async Task Without_a_network_nothing_is_said_of_ahead_of_time_code() =>
        Assert.Empty(await NetGenAnalyzers.Run(CSharpCompiler.Compile("public class Plain;"), ("PublishAot", "true")));

    [Theory]
    [InlineData(LanguageVersion.CSharp11, true)]
    [InlineData(LanguageVersion.CSharp12, false)]
    public async Task Generated_code_wants_its_language(LanguageVersion version, bool told)
    {
        var source = "namespace Old { " + Source.Replace("class Net;", "class Net { }", StringComparison.Ordinal) + " }";
        var options = CSharpCompiler.ParseOptions.WithLanguageVersion(version);
        var compilation = CSharpCompiler.Compile(source);
        var trees = compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), options, tree.FilePath, System.Text.Encoding.UTF8));
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.ToList());

        var found = await NetGenAnalyzers.Run(compilation);
        Assert.Equal(told ? ["NETGEN0067"] : [], found.Select(diagnostic => diagnostic.Id));
        if (told)
        {
            Assert.Equal(
                "The code of network 'Net' needs C# 12.0, but the project is compiled as C# 11.0: set <LangVersion> to 12.0 or to latest, or remove it",
                found[0].GetMessage(null));
        }

        // With the language too old the generated members are stubs, so that this stays the only error; else all is in order.
        var driver = CSharpGeneratorDriver.Create([new Generators.NetworkGenerator().AsSourceGenerator()], parseOptions: options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        Assert.Equal(told ? ["NETGEN0001"] : [], reported.Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><NetGen_L2Cache>1</NetGen_L2Cache></PropertyGroup></Project>", "NetGen_L2Cache")]
    [InlineData("<Project><PropertyGroup><NetGen_L2CacheSize>1</NetGen_L2CacheSize><NetGen_Fast/></PropertyGroup></Project>", "NetGen_Fast")]
    [InlineData("<Project><PropertyGroup><NetGen_VectorBits>256</NetGen_VectorBits></PropertyGroup></Project>", null)]
    [InlineData("<Project><!-- <PropertyGroup><NetGen_Old/></PropertyGroup> --><ItemGroup><NetGen_Item Include='a' /></ItemGroup></Project>", null)]
    [InlineData("<Project><PropertyGroup><NetGen_", null)]
    public async Task Unknown_properties_are_found_in_project_files(string project, string? name)
    {
        var found = await NetGenAnalyzers.Run(GeneratorRun.Of(Source).Output, [], ("App.csproj", project));
        Assert.Equal(name is null ? [] : ["NETGEN0069"], found.Select(diagnostic => diagnostic.Id));
        if (name is null)
            return;

        var span = found[0].Location.SourceSpan;
        Assert.Equal(name, project[span.Start..span.End]);
        Assert.Equal($"'{name}' isn't a property of NetGen; its properties are NetGen_L2CacheSize and NetGen_VectorBits", found[0].GetMessage(null));
    }

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString()[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.TestKit;

/// <summary>Compiles sources in memory against this runtime's own assemblies and NetGen.dll, as strictly as the strictest user.</summary>
public static class CSharpCompiler
{
    /// <summary>
    /// Documentation is checked too, and the language is that of the oldest supported SDK. What may be null is not: that would be a quarter of
    /// the compiler's time, and the tests of hygiene and those of random networks look at generated code with every check there is.
    /// </summary>
    public static readonly CSharpParseOptions ParseOptions =
        new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose).WithFeatures([new("run-nullable-analysis", "never")]);

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks", "NetGen"];

    /// <summary>
    /// A compilation of these files, named <c>File1.cs</c>, <c>File2.cs</c>, …, with the usual global usings and <c>using NetGen</c>.
    /// </summary>
    public static CSharpCompilation Compile(params IEnumerable<string> sources)
    {
        // On one thread: tests run side by side anyway, and the compiler's own threads mostly wait for each other's tables.
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithOverflowChecks(true)
            .WithWarningLevel(9999);
        var usings = string.Concat(ImplicitUsings.Select(name => $"global using {name};\n"));
        return CSharpCompilation.Create(
            "Tests" + Guid.NewGuid().ToString("N"),
            sources.Select((source, i) => Parse(source, FileName(i))).Prepend(Parse(usings, "Usings.cs")),
            References.Value,
            options);
    }

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>The name of the file that a source became, by its position.</summary>
    public static string FileName(int index) => FormattableString.Invariant($"File{index + 1}.cs");

    private static MetadataReference[] FindReferences()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtime)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();
    }
}

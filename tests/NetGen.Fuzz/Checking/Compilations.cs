using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Fuzz.Making;
using NetGen.Fuzz.Sources;
using NetGen.Generators;
using NetGen.TestKit;

namespace NetGen.Fuzz.Checking;

/// <summary>The cases of a batch in one compilation, before and after the generator.</summary>
/// <param name="Input">What was written.</param>
/// <param name="Output">With what was generated.</param>
/// <param name="Run">What the generator says of itself.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Compilations(CSharpCompilation Input, CSharpCompilation Output, GeneratorRunResult Run, TimeSpan Elapsed)
{
    private static readonly CSharpCompilation Empty = CSharpCompiler.Compile().AddReferences(Libraries.Compiled(OtherTypes.Library));

    public static Compilations Of(IEnumerable<FuzzCase> cases)
    {
        var trees = cases.SelectMany(one => one.Files).Select(file => CSharpCompiler.Parse(file.Text, file.Path));
        var input = Empty.AddSyntaxTrees(trees);
        var watch = Stopwatch.StartNew();
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: CSharpCompiler.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new Compilations(input, (CSharpCompilation)output, driver.GetRunResult().Results.Single(), watch.Elapsed);
    }

    /// <summary>The generated files.</summary>
    public IReadOnlySet<SyntaxTree> Generated => Run.GeneratedSources.IsDefault
        ? new HashSet<SyntaxTree>()
        : Run.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet();

    /// <summary>What compiler and analyzers say.</summary>
    /// <param name="compilation">One of the two.</param>
    public static Task<ImmutableArray<Diagnostic>> Diagnose(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return new CompilationWithAnalyzers(compilation, NetGenAnalyzers.All, options).GetAllDiagnosticsAsync();
    }
}

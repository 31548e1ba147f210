using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
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
    // With every check there is: what may be null too.
    private static readonly CSharpParseOptions Options = CSharpCompiler.ParseOptions.WithFeatures([]);

    private static readonly CSharpCompilation Empty = WithOptions(CSharpCompiler.Compile()).AddReferences(Libraries.Compiled(OtherTypes.Library));

    public static Compilations Of(IEnumerable<FuzzCase> cases)
    {
        var trees = cases.SelectMany(one => one.Files).Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path, Encoding.UTF8));
        var input = Empty.AddSyntaxTrees(trees);
        var watch = Stopwatch.StartNew();
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new Compilations(input, (CSharpCompilation)output, driver.GetRunResult().Results.Single(), watch.Elapsed);
    }

    /// <summary>The generated files.</summary>
    public IReadOnlySet<SyntaxTree> Generated { get; } = Run.GeneratedSources.IsDefault
        ? new HashSet<SyntaxTree>()
        : Run.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet();

    /// <summary>What compiler and analyzers say of what was written.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnoseInput() => Analysis(Input).GetAllDiagnosticsAsync();

    /// <summary>
    /// The same of the whole, as in a build. The analyzers look at declarations only, so they are shown what is generated without its
    /// statements: else every method would be compiled twice, which is where nearly all the time goes.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnoseOutput()
    {
        var declarations = Output.RemoveSyntaxTrees(Generated).AddSyntaxTrees(Generated.Select(StatementRemover.Apply));
        var fromAnalyzers = await Analysis(declarations).GetAnalyzerDiagnosticsAsync();
        return Output.GetDiagnostics().AddRange(fromAnalyzers);
    }

    private static CSharpCompilation WithOptions(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), Options, tree.FilePath)));

    // Crashes of analyzers come as AD0001.
    private static CompilationWithAnalyzers Analysis(CSharpCompilation compilation) => new(
        compilation,
        NetGenAnalyzers.All,
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
}

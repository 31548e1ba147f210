using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators;
using Xunit;

namespace NetGen.TestKit;

/// <summary>
/// Sources, and what the generator makes of them. Every run also checks that nothing of Roslyn is held in the pipeline and that an
/// unrelated edit re-runs nothing, so that no test can pass with a generator that slows an IDE down.
/// </summary>
public sealed class GeneratorRun
{
    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is { } failure)
            throw new InvalidOperationException("The generator threw: " + failure, failure);

        PipelineAssert.HoldsNothingOfRoslyn(Result);
    }

    /// <summary>The compilation with the generated files.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>Roslyn's own account of the run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>What the generator itself reported.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated files: text by name, in order of generation.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The compilation with the generated files, without any check: sources with mistakes too.</summary>
    public static CSharpCompilation Generated(params IEnumerable<string> sources)
    {
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: CSharpCompiler.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(CSharpCompiler.Compile(sources), out var output, out _);
        return (CSharpCompilation)output;
    }

    /// <summary>Runs the generator over sources (see <see cref="CSharpCompiler.Compile"/>).</summary>
    public static GeneratorRun Of(params IEnumerable<string> sources)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: CSharpCompiler.ParseOptions, driverOptions: options);
        var run = new GeneratorRun(CSharpCompiler.Compile(sources), driver);
        PipelineAssert.RanNothingAfterTheFirstStep(run.AfterAdding("namespace Unrelated { internal static class Edit; }").Result);
        return run;
    }

    /// <summary>The run after an edit of one file; steps that had to run again say so in <see cref="Result"/>.</summary>
    /// <param name="edit">From the file's text to its new text.</param>
    /// <param name="file">The file's position among the sources.</param>
    public GeneratorRun AfterEdit(Func<string, string> edit, int file = 0)
    {
        var tree = _input.SyntaxTrees.Single(candidate => candidate.FilePath == CSharpCompiler.FileName(file));
        var edited = edit(tree.ToString());
        Assert.NotEqual(tree.ToString(), edited);
        return new GeneratorRun(_input.ReplaceSyntaxTree(tree, CSharpCompiler.Parse(edited, tree.FilePath)), _driver);
    }

    /// <summary>The run after one more file was added.</summary>
    public GeneratorRun AfterAdding(string source) => new(_input.AddSyntaxTrees(CSharpCompiler.Parse(source, "Added.cs")), _driver);

    /// <summary>
    /// Asserts that everything compiles without an error and the generated files without a warning, and that the generator reported
    /// nothing.
    /// </summary>
    public GeneratorRun AssertClean()
    {
        var generated = Result.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet<SyntaxTree?>();
        var complaints = Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic.Severity == DiagnosticSeverity.Warning && generated.Contains(diagnostic.Location.SourceTree)))
            .Concat(Diagnostics)
            .ToList();
        Assert.True(complaints.Count == 0, Complaints.Text(complaints));
        return this;
    }

    /// <summary>Compiles everything and loads it.</summary>
    public LoadedAssembly Load()
    {
        AssertClean();
        return LoadedAssembly.From(Output);
    }
}

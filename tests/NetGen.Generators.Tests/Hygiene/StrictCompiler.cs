using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>The strictest user: the oldest C# that generated code supports, every warning an error, checked arithmetic, docs.</summary>
internal static class StrictCompiler
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>Runs the generator and asserts that its files compile without any diagnostic, and the sources without an error.</summary>
    public static GeneratorRun AssertClean(params string[] sources)
    {
        var run = GeneratorRun.Of(sources);
        Assert.Empty(run.Diagnostics);
        var generated = run.Result.GeneratedSources.Select(source => source.SyntaxTree.FilePath).ToHashSet();
        Assert.NotEmpty(generated);

        var trees = run.Output.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), Options, tree.FilePath));
        var compilation = run.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)
            .WithOptions(run.Output.Options.WithOverflowChecks(true).WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        var complaints = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error
                || generated.Contains(diagnostic.Location.SourceTree?.FilePath ?? ""))
            .ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Take(10)));
        return run;
    }
}

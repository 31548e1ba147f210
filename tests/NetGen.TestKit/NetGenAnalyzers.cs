using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators;

namespace NetGen.TestKit;

/// <summary>All analyzers of NetGen, as a user's build runs them.</summary>
public static class NetGenAnalyzers
{
    private const string CrashId = "AD0001";

    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What they report, in the order of the source; a crash of an analyzer is an exception.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="properties">Properties of the project.</param>
    public static Task<IReadOnlyList<Diagnostic>> Run(CSharpCompilation compilation, params (string Name, string Value)[] properties) =>
        Run(compilation, properties, []);

    /// <summary>The same with project files, by name and text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(
        CSharpCompilation compilation, (string Name, string Value)[] properties, params (string Path, string Text)[] projectFiles)
    {
        var files = projectFiles.Select(file => (AdditionalText)new ProjectFile(file.Path, file.Text)).ToImmutableArray();
        return InOrder(WithoutCrash(await Over(compilation, new AnalyzerOptions(files, new ProjectOptions(properties))).GetAnalyzerDiagnosticsAsync()));
    }

    /// <summary>What they report, as <see cref="Run(CSharpCompilation, ValueTuple{string, string}[])"/> has it, and what the C# compiler says, in one go over the code.</summary>
    /// <param name="compilation">The compilation.</param>
    public static async Task<(IReadOnlyList<Diagnostic> Analyzers, IReadOnlyList<Diagnostic> Compiler)> RunWithCompiler(CSharpCompilation compilation)
    {
        var everything = WithoutCrash(await Over(compilation, new AnalyzerOptions([], new ProjectOptions([]))).GetAllDiagnosticsAsync())
            .ToLookup(diagnostic => diagnostic.Id.StartsWith("NETGEN", StringComparison.Ordinal));
        return (InOrder(everything[true]), [.. everything[false]]);
    }

    private static CompilationWithAnalyzers Over(CSharpCompilation compilation, AnalyzerOptions options) => new(
        compilation,
        All,
        new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: null, // it comes as a diagnostic
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    private static ImmutableArray<Diagnostic> WithoutCrash(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == CrashId) is { } crash ? throw new InvalidOperationException(crash.ToString()) : diagnostics;

    private static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];
}

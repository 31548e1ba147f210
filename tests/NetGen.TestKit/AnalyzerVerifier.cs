using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.TestKit;

/// <summary>
/// Checks that the analyzers report exactly what a source's marks say, where they say. Each check also holds the generator to the same
/// truth: it reports one error a network if and only if the analyzers report any (of blocks that no network uses it knows nothing), and
/// leaves no error of the C# compiler behind. A build shows the analyzers the generated code too, in which they must find the same.
/// </summary>
public static class AnalyzerVerifier
{
    private const string BrokenNetwork = "NETGEN0001";

    /// <summary>The one warning that belongs to mistakes: nothing is generated.</summary>
    private const string NetworkAttributeMissing = "NETGEN0022";

    /// <summary>
    /// Verifies a source against the marks in it, such as <c>[Dense({|NETGEN0009:0|})]</c>: what is wrong with it. Advice about what could
    /// be compiled is <see cref="VerifyAdvice"/>'s.
    /// </summary>
    /// <param name="markup">The source.</param>
    /// <param name="messages">If any are given: the messages of all diagnostics, in the order of the source.</param>
    public static Task Verify(string markup, params string[] messages) => Verify([markup], messages);

    /// <summary>Verifies everything that is said of a source, errors, warnings and information; how the code is used too.</summary>
    /// <param name="markup">The source.</param>
    /// <param name="messages">If any are given: the messages of all diagnostics, in the order of the source.</param>
    public static async Task VerifyAdvice(string markup, params string[] messages)
    {
        var file = Markup.Parse(markup);
        var run = GeneratorRun.Of(file.Source);
        var (actual, compiler) = await NetGenAnalyzers.RunWithCompiler(run.Output);
        Compare([file], actual, messages);
        VerifyGenerator(run, [file], actual, compiler, []);
    }

    /// <summary>Verifies sources in several files.</summary>
    /// <param name="markups">The sources.</param>
    /// <param name="messages">If any are given: the messages of all diagnostics, in the order of files and source.</param>
    /// <param name="compilerErrors">Errors of the C# compiler that are part of the case.</param>
    public static async Task Verify(IReadOnlyList<string> markups, IReadOnlyList<string>? messages = null, params string[] compilerErrors)
    {
        var files = markups.Select(Markup.Parse).ToList();
        var everything = await NetGenAnalyzers.Run(CSharpCompiler.Compile(files.Select(file => file.Source)));
        var actual = everything.Where(IsOfMistakes).ToList();
        Compare(files, actual, messages);
        var run = GeneratorRun.Of(files.Select(file => file.Source));
        var (finished, compiler) = await NetGenAnalyzers.RunWithCompiler(run.Output);
        VerifyGenerator(run, files, actual, compiler, compilerErrors);

        // A build sees the finished classes, and must see the same.
        Assert.Equal(
            string.Join("\n", actual.Select(diagnostic => diagnostic.ToString())),
            string.Join("\n", finished.Where(IsOfMistakes).Select(diagnostic => diagnostic.ToString())));
    }

    private static void Compare(List<Markup> files, IReadOnlyList<Diagnostic> actual, IReadOnlyList<string>? messages)
    {
        var expected = files.SelectMany((file, i) =>
            file.Expected.Select(mark => Show(mark.Id, CSharpCompiler.FileName(i), file.Source, mark.Span)));
        Assert.Equal(
            string.Join("\n", expected),
            string.Join("\n", actual.Select(diagnostic => Show(diagnostic))));
        if (messages is { Count: > 0 })
            Assert.Equal(messages, actual.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static bool IsOfMistakes(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == NetworkAttributeMissing;

    private static void VerifyGenerator(
        GeneratorRun run, List<Markup> files, IReadOnlyList<Diagnostic> reported, IReadOnlyList<Diagnostic> compiler, string[] compilerErrors)
    {
        var hasErrors = reported.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(
            run.Diagnostics.All(diagnostic => diagnostic.Id == BrokenNetwork), Complaints.Text([.. run.Diagnostics]));
        if (files.Any(file => file.Source.Contains("[Network", StringComparison.Ordinal)))
            Assert.Equal(hasErrors, run.Diagnostics.Count > 0);

        var surprises = compiler
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !compilerErrors.Contains(diagnostic.Id))
            .ToList();
        Assert.True(surprises.Count == 0, Complaints.Text(surprises));
    }

    private static string Show(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? Show(diagnostic.Id, tree.FilePath, tree.ToString(), diagnostic.Location.SourceSpan)
        : $"{diagnostic.Id} nowhere";

    private static string Show(string id, string path, string source, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} at {path} {span}: {source[span.Start..span.End]}");
}

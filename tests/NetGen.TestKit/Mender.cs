using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;

namespace NetGen.TestKit;

/// <summary>
/// A user who presses one key at every diagnostic until no fix is left: what he saw, what he pressed, and what came out.
/// </summary>
/// <param name="Source">The source at the end.</param>
/// <param name="Seen">The diagnostics of the source at the start: place, id, message.</param>
/// <param name="Applied">The titles of the fixes, in order.</param>
/// <param name="Left">What is still said at the end.</param>
public sealed record Mender(string Source, IReadOnlyList<string> Seen, IReadOnlyList<string> Applied, IReadOnlyList<string> Left)
{
    private const int MostFixes = 40;

    private static readonly CodeFixProvider[] Fixes = [new MakePartialCodeFix(), new MendCodeFix()];

    /// <summary>Mends a source, diagnostic by diagnostic.</summary>
    /// <param name="source">The source, of one file.</param>
    /// <param name="id">The id of the only diagnostics to mend; null for all.</param>
    public static async Task<Mender> Mend(string source, string? id = null)
    {
        var applied = new List<string>();
        IReadOnlyList<string>? seen = null;
        while (true)
        {
            var diagnostics = await NetGenAnalyzers.Run(GeneratorRun.Generated(source));
            var shown = diagnostics.Select(Show).ToList();
            seen ??= shown;
            if (await Step(source, diagnostics.Where(diagnostic => id is null || diagnostic.Id == id)) is not var (title, next))
                return new Mender(source, seen, applied, shown);

            applied.Add(title);
            source = next;
            if (applied.Count > MostFixes)
                throw new InvalidOperationException($"The fixes have no end: {string.Join(", ", applied)}.");
        }
    }

    private static async Task<(string Title, string Source)?> Step(string source, IEnumerable<Diagnostic> diagnostics)
    {
        var document = CodeFixVerifier.Open(source);
        var tree = (await document.GetSyntaxTreeAsync())!;
        foreach (var diagnostic in diagnostics)
        {
            var here = Diagnostic.Create(
                diagnostic.Descriptor,
                Location.Create(tree, diagnostic.Location.SourceSpan),
                diagnostic.AdditionalLocations.Select(place => Location.Create(tree, place.SourceSpan)),
                diagnostic.Properties);
            if (await CodeFixVerifier.FirstAction(Fixes, document, here) is { } action)
                return (action.Title, await CodeFixVerifier.Apply(document, action));
        }

        return null;
    }

    private static string Show(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        var place = string.Create(CultureInfo.InvariantCulture, $"{start.Line + 1}:{start.Character + 1}");
        var text = diagnostic.Location.SourceTree?.ToString()[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End];
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{place} `{text}` {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}

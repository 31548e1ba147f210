using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>The catalogue, the release notes, the pages and the analyzers say the same.</summary>
public sealed class CatalogueTests
{
    private static readonly string Pages = Path.Combine(SourcePaths.Root, "docs", "diagnostics");

    private static readonly string Generators = Path.Combine(SourcePaths.Root, "generators", "NetGen.Generators");

    public static TheoryData<string> Ids => [.. DiagnosticCatalogue.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Every_id_is_in_the_catalogue_once_and_in_order()
    {
        var constants = typeof(DiagnosticIds).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(constants.Order(StringComparer.Ordinal), DiagnosticCatalogue.All.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_page_and_links_to_it(string id)
    {
        var descriptor = DiagnosticCatalogue.Find(id);
        Assert.Equal($"https://github.com/netgen-net/netgen/blob/main/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);

        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        var opening = $"# {id}: {descriptor.Title}\n\n*{descriptor.DefaultSeverity}, on by default.*\n";
        Assert.StartsWith(opening, page, StringComparison.Ordinal);
        Assert.Contains("\n## What to do\n", page, StringComparison.Ordinal);
        string[] ofNetGenItself = [DiagnosticIds.GeneratorFailed, DiagnosticIds.BrokenNetwork, DiagnosticIds.CompilerTooOld];
        if (!ofNetGenItself.Contains(id))
        {
            Assert.Contains("\n## Wrong\n", page, StringComparison.Ordinal);
            Assert.Contains("\n## Right\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_no_page_without_a_diagnostic() => Assert.Equal(
        DiagnosticCatalogue.All.Select(descriptor => descriptor.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Pages).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_release_row(string id)
    {
        var descriptor = DiagnosticCatalogue.Find(id);
        var rows = File.ReadAllLines(Path.Combine(Generators, "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(Generators, "AnalyzerReleases.Unshipped.md")))
            .Where(line => line.StartsWith(id + " ", StringComparison.Ordinal));
        Assert.Equal($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", Assert.Single(rows));
    }

    [Fact]
    public void The_table_of_pages_is_made_from_the_descriptors()
    {
        var rows = DiagnosticCatalogue.All.Select(descriptor =>
        {
            var severity = descriptor.DefaultSeverity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                _ => "information",
            };
            var isFixed = descriptor.Id == DiagnosticIds.NotPartial || DiagnosticCatalogue.Mendable.Contains(descriptor.Id);
            return $"| [{descriptor.Id}]({descriptor.Id}.md) | {severity} | {descriptor.Title} | {(isFixed ? "yes" : "")} |";
        });
        var table = string.Join("\n", rows.Prepend("|---|---|---|---|").Prepend("| id | severity | meaning | fix |")) + "\n";

        var path = Path.Combine(Pages, "README.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf("| id |", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, text[..start] + table);
        else
            Assert.Equal(table, text[start..]);
    }

    [Fact]
    public void Every_diagnostic_but_those_of_the_generator_and_of_the_build_has_one_analyzer()
    {
        var supported = NetGenAnalyzers.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id);
        string[] generators = [DiagnosticIds.GeneratorFailed, DiagnosticIds.BrokenNetwork, DiagnosticIds.CompilerTooOld];
        Assert.Equal(
            DiagnosticCatalogue.All.Select(descriptor => descriptor.Id),
            supported.Concat(generators).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_sixty_diagnostics_or_more() => Assert.True(DiagnosticCatalogue.All.Length >= 60);
}

using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>
/// Every diagnostic has wrong code that it is reported for and right code that it isn't, on its page, where users read it. Where it
/// carries a mend, mending what is wrong gives what is right.
/// </summary>
public sealed class DiagnosticPageTests
{
    /// <summary>Those that no C# brings about: defects of NetGen, its summary of other mistakes, and what the project file says.</summary>
    private static readonly string[] WithoutCode =
    [
        DiagnosticIds.GeneratorFailed, DiagnosticIds.BrokenNetwork, DiagnosticIds.LanguageVersionTooLow, DiagnosticIds.AotWithoutFma,
        DiagnosticIds.UnknownProperty, DiagnosticIds.CompilerTooOld,
    ];

    public static TheoryData<string> Ids =>
        [.. DiagnosticCatalogue.All.Select(descriptor => descriptor.Id).Where(id => !WithoutCode.Contains(id))];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task It_is_reported_for_what_is_wrong_and_not_for_what_is_right(string id)
    {
        var page = DiagnosticPage.Of(id);
        var wrong = await Diagnose(page.Wrong!);
        var reported = wrong.Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.NotEmpty(reported);
        Assert.All(reported, diagnostic => Assert.NotEqual(Location.None, diagnostic.Location));

        var mended = await Mender.Mend(page.Wrong!, id);
        Assert.Equal(id == DiagnosticIds.NotPartial || DiagnosticCatalogue.Mendable.Contains(id), mended.Applied.Count > 0);
        if (mended.Applied.Count > 0 && mended.Source != page.Right)
        {
            if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1")
                page.WriteRight(mended.Source);
            else
                Assert.Equal(page.Right, mended.Source);
        }

        // Right code is right altogether: nothing else is wrong with it either.
        var (right, compiler) = await NetGenAnalyzers.RunWithCompiler(GeneratorRun.Generated(DiagnosticPage.Of(id).Right!));
        Assert.DoesNotContain(right, diagnostic => diagnostic.Id == id || diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(compiler, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task It_can_be_silenced_unless_it_is_an_error(string id)
    {
        var descriptor = DiagnosticCatalogue.Find(id);
        var source = $"#pragma warning disable {id}\n{DiagnosticPage.Of(id).Wrong}";
        var reported = (await Diagnose(source)).Where(diagnostic => diagnostic.Id == id);
        if (descriptor.DefaultSeverity != DiagnosticSeverity.Error)
            Assert.Empty(reported);
    }

    private static Task<IReadOnlyList<Diagnostic>> Diagnose(string source) => NetGenAnalyzers.Run(GeneratorRun.Generated(source));
}

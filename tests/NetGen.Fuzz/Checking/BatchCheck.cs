using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Fuzz.Sources;
using NetGen.Generators.Diagnostics;

namespace NetGen.Fuzz.Checking;

/// <summary>What came of a batch.</summary>
/// <param name="Findings">What must not be.</param>
/// <param name="Valid">The cases that became networks.</param>
/// <param name="Faulty">The cases that C# itself objects to.</param>
internal sealed record BatchResult(IReadOnlyList<Finding> Findings, IReadOnlyList<FuzzCase> Valid, IReadOnlyList<FuzzCase> Faulty)
{
    /// <summary>How long the generator took.</summary>
    public TimeSpan Generation { get; init; }
}

/// <summary>Holds generator, analyzers and C# compiler together, over all cases of a batch at once.</summary>
internal sealed class BatchCheck
{
    private const string AnalyzerThrew = "AD0001";

    private readonly IReadOnlyList<FuzzCase> _cases;
    private readonly Compilations _compilations;
    private readonly Places _places;
    private readonly List<Finding> _findings = [];
    private readonly ImmutableArray<Diagnostic> _before;
    private readonly ImmutableArray<Diagnostic> _after;
    private readonly IReadOnlySet<SyntaxTree> _generated;

    private BatchCheck(IReadOnlyList<FuzzCase> cases, Compilations compilations, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after)
    {
        _cases = cases;
        _compilations = compilations;
        _places = new Places(cases, compilations.Input);
        (_before, _after) = (before, after);
        _generated = compilations.Generated;
    }

    /// <param name="cases">Each with another key.</param>
    /// <param name="patience">How long the generator may take.</param>
    public static async Task<BatchResult> Run(IReadOnlyList<FuzzCase> cases, TimeSpan patience)
    {
        var compilations = Compilations.Of(cases);
        if (compilations.Run.Exception is { } exception)
            return new BatchResult([Of(FindingKind.GeneratorThrew, exception.GetType().Name, exception.ToString())], [], []);

        var check = new BatchCheck(cases, compilations, await compilations.DiagnoseInput(), await compilations.DiagnoseOutput());
        if (compilations.Elapsed > patience)
            check._findings.Add(Of(FindingKind.Slow, "", $"The generator took {compilations.Elapsed}."));
        return check.Result();

        Finding Of(FindingKind kind, string detail, string text) =>
            new(kind, cases.Count == 1 ? cases[0].Index : Finding.WholeBatch, detail, text);
    }

    private BatchResult Result()
    {
        var faulty = _before.Where(IsCompilersError).Select(_places.CaseOf).OfType<FuzzCase>().Distinct(ReferenceEqualityComparer.Instance)
            .Cast<FuzzCase>().ToList();
        CheckForCrashes();
        foreach (var one in _cases.Except(faulty))
            Check(one);

        var valid = _cases.Where(one => one.Network.IsNetwork && !faulty.Contains(one) && GeneratorErrors(one).Count == 0).ToList();
        return new BatchResult(_findings, valid, faulty) { Generation = _compilations.Elapsed };
    }

    private void CheckForCrashes()
    {
        foreach (var crash in _before.Concat(_after).Where(diagnostic => diagnostic.Id == AnalyzerThrew))
            Add(FindingKind.AnalyzerThrew, null, crash);
        foreach (var failure in _compilations.Run.Diagnostics.Where(diagnostic => diagnostic.Id != DiagnosticIds.BrokenNetwork))
            Add(FindingKind.GeneratorFailed, _places.CaseOf(failure), failure);
        foreach (var stray in _before.Concat(_after).Concat(_compilations.Run.Diagnostics).Where(IsStray))
            Add(FindingKind.WrongPlace, null, stray);
    }

    private void Check(FuzzCase one)
    {
        var errors = GeneratorErrors(one);
        foreach (var network in one.Classes.Where(type => type.IsNetwork))
            CheckAgreement(one, network);
        var mayBeElsewhere = AnalyzerErrors(_after, one).Exists(IsElsewhere);
        foreach (var error in errors.Where(error => IsElsewhere(error) ? !mayBeElsewhere : !_places.ClassOf(error)!.IsNetwork))
            Add(FindingKind.WrongPlace, one, error);

        var (before, after) = (Show(AnalyzerErrors(_before, one)), Show(AnalyzerErrors(_after, one)));
        if (before != after)
            _findings.Add(new Finding(FindingKind.AnalyzersChangeTheirMind, one.Index, "", $"Before:\n{before}\nafter:\n{after}"));

        foreach (var error in _after.Where(IsCompilersError).Where(error => _places.CaseOf(error) == one))
        {
            // A missing partial is the one mistake that C# has its own word for.
            if (!(errors.Count > 0 && error.Id == "CS0260"))
                Add(FindingKind.DoesNotCompile, one, error);
        }

        foreach (var warning in _after.Where(IsWarningInGeneratedCode).Where(warning => _places.CaseOf(warning) == one))
            Add(FindingKind.WarnsInGeneratedCode, one, warning);
    }

    // Blocks that the network doesn't use are their own matter.
    private void CheckAgreement(FuzzCase one, FuzzClass network)
    {
        var used = one.UsedBy(network);
        var generator = GeneratorErrors(one).Where(error => _places.ClassOf(error) == network).ToList();
        var analyzers = AnalyzerErrors(_after, one)
            .Where(error => _places.ClassOf(error) is { } owner && used.Contains(owner))
            .ToList();
        if (generator.Count > 1 || (generator.Count > 0) != (analyzers.Count > 0))
            _findings.Add(Disagreement(one, generator, analyzers));
    }

    private List<Diagnostic> GeneratorErrors(FuzzCase one) =>
        [.. _compilations.Run.Diagnostics.Where(diagnostic => _places.CaseOf(diagnostic) == one)];

    private List<Diagnostic> AnalyzerErrors(ImmutableArray<Diagnostic> diagnostics, FuzzCase one) =>
        [.. diagnostics.Where(IsAnalyzersError).Where(diagnostic => _places.CaseOf(diagnostic) == one)];

    private void Add(FindingKind kind, FuzzCase? one, Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        var index = one?.Index ?? (_cases.Count == 1 ? _cases[0].Index : Finding.WholeBatch);
        _findings.Add(new Finding(kind, index, diagnostic.Id, $"{diagnostic}\n    {line}"));
    }

    private static Finding Disagreement(FuzzCase one, List<Diagnostic> generator, List<Diagnostic> analyzers) => new(
        FindingKind.Disagreement,
        one.Index,
        string.Join(", ", analyzers.Concat(generator).Select(diagnostic => diagnostic.Id).Distinct().Order()),
        $"The generator says:\n{Show(generator)}\nthe analyzers say:\n{Show(analyzers)}");

    private static string Show(List<Diagnostic> diagnostics) =>
        diagnostics.Count == 0 ? "  nothing" : string.Join("\n", diagnostics.Select(diagnostic => $"  {diagnostic}").Order(StringComparer.Ordinal));

    private static bool IsCompilersError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    private static bool IsAnalyzersError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("NETGEN", StringComparison.Ordinal);

    private bool IsWarningInGeneratedCode(Diagnostic diagnostic) =>
        diagnostic is { Severity: DiagnosticSeverity.Warning, Location.SourceTree: { } tree } && _generated.Contains(tree);

    // About a class that only surrounds the case.
    private bool IsElsewhere(Diagnostic diagnostic) => _places.ClassOf(diagnostic) is null;

    private bool IsStray(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != AnalyzerThrew && _places.CaseOf(diagnostic) is null;
}

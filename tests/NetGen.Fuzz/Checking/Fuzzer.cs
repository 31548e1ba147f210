using NetGen.Fuzz.Making;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Checking;

/// <summary>Makes networks, checks them batch by batch, and tracks down what is wrong to a single small network.</summary>
/// <param name="seed">The run's seed.</param>
internal sealed class Fuzzer(int seed)
{
    /// <summary>Cases that are compiled together: a compilation costs as much as many of them.</summary>
    public const int BatchSize = 60;

    /// <summary>How long the generator may take for one network.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public FuzzStatistics Statistics { get; } = new();

    /// <summary>Checks these cases and returns a report of each finding.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    public async Task<IReadOnlyList<string>> Check(int first, int count)
    {
        var cases = Enumerable.Range(first, count).Select(index => CaseMaker.Make(seed, index)).ToList();
        var result = await BatchCheck.Run(cases, Patience);
        Statistics.Add(cases, result);

        var reports = new List<string>();
        var findings = result.Findings.ToList();
        if (findings.Exists(finding => finding.Case == Finding.WholeBatch))
            findings = await Isolate(cases, findings);

        // One defect makes many errors; the first tells enough.
        foreach (var finding in findings.DistinctBy(finding => (finding.Case, finding.Kind)))
            reports.Add(await Report(cases.Find(one => one.Index == finding.Case), finding, first, count));
        return reports;
    }

    /// <summary>What a case is, in C#.</summary>
    public static string SourceOf(FuzzCase one) => string.Join("\n", one.Files.Select(file => $"// {file.Path}\n{file.Text}"));

    private static async Task<List<Finding>> Isolate(List<FuzzCase> cases, List<Finding> findings)
    {
        var single = new List<Finding>();
        foreach (var one in cases)
            single.AddRange((await BatchCheck.Run([one], Patience)).Findings);

        // A batch may be slow without one network that is to blame.
        return single.Count > 0 ? single : [.. findings.Where(finding => finding.Kind != FindingKind.Slow)];
    }

    private async Task<string> Report(FuzzCase? one, Finding finding, int first, int count)
    {
        if (one is null)
            return $"{finding.Kind} {finding.Detail} somewhere in --seed {seed} --first {first} --networks {count}:\n{finding.Text}\n";

        var heading = $"{finding.Kind} {finding.Detail} in --seed {seed} --first {one.Index} --networks 1 ({one.Kind}):";
        if (await Again(one, finding) is null)
            return $"{heading}\nbut only together with the networks from {first} to {first + count - 1}.\n{finding.Text}\n{SourceOf(one)}";

        var small = await Shrinker.Shrink(one, async candidate => await Again(candidate, finding) is not null);
        var final = await Again(small, finding) ?? finding;
        return $"{heading}\n{final.Text}\n{SourceOf(small)}";
    }

    private static async Task<Finding?> Again(FuzzCase one, Finding finding) =>
        (await BatchCheck.Run([one], Patience)).Findings.FirstOrDefault(finding.IsLike);
}

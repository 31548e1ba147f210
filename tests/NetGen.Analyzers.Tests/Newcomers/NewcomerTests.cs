using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Newcomers;

/// <summary>
/// Networks as people write them who have never read the documentation, by family, in the <c>.md</c> files beside this. Each is told
/// exactly what its snapshot says, at the place that it says; and pressing the one key at each diagnostic until there is nothing left to
/// press gives a network that compiles and trains.
/// </summary>
public sealed class NewcomerTests
{
    private const string Fence = "```";

    private static readonly string[] Names =
        ["structure", "shapes", "values", "outputs", "activations", "regularisation", "training", "layers", "blocks", "everything"];

    public static TheoryData<string> Families => [.. Names];

    [Fact]
    public void There_are_a_hundred_or_more() => Assert.True(Names.Sum(family => Cases(family).Count()) >= 100);

    [Theory]
    [MemberData(nameof(Families))]
    public async Task What_newcomers_write_is_told_exactly_and_mended_to_what_trains(string family)
    {
        var report = new StringBuilder($"# What newcomers are told: {family}\n");
        var failures = new List<string>();
        foreach (var (name, source) in Cases(family))
        {
            var mended = await Mender.Mend(source);
            Append(report, name, source, mended);
            if (WhyNot(mended) is { } failure)
                failures.Add($"{name}: {failure}");
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        await Verifier.Verify(report.ToString(), family, "md");
    }

    private static void Append(StringBuilder report, string name, string source, Mender mended)
    {
        report.Append($"\n## {name}\n\n{Fence}csharp\n{source}\n{Fence}\n\n");
        foreach (var seen in mended.Seen)
            report.Append($"- {seen}\n");
        report.Append('\n');
        for (var i = 0; i < mended.Applied.Count; i++)
            report.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {mended.Applied[i]}\n");
        report.Append($"\n{Fence}csharp\n{mended.Source.TrimEnd('\n')}\n{Fence}\n");
        if (mended.Left.Count > 0)
            report.Append($"\nStill said: {string.Join("; ", mended.Left)}\n");
    }

    // Why a case isn't what it should be: told something, mended, and trained in the end; null if it is.
    private static string? WhyNot(Mender mended)
    {
        if (mended.Seen.Count == 0 || mended.Applied.Count == 0)
            return $"nothing is {(mended.Seen.Count == 0 ? "said" : "mended")}.";
        if (mended.Left.FirstOrDefault(left => left.Contains("` error NETGEN", StringComparison.Ordinal)) is { } error)
            return $"left: {error}\n{mended.Source}";

        var compilation = GeneratorRun.Generated(mended.Source);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return $"{string.Join("\n", errors)}\n{mended.Source}";

        using var assembly = LoadedAssembly.From(compilation);
        var network = assembly.Assembly.GetTypes().Single(type => type.IsDefined(typeof(NetworkAttribute), inherit: false));
        return network.GetInterface("ITrainable`1")!.GenericTypeArguments[0] == typeof(int)
            ? Train(assembly.Create<int>(network.FullName!), 0)
            : Train(assembly.Create<float>(network.FullName!), 1f);
    }

    private static string? Train<TTarget>(NetworkInstance<TTarget> network, TTarget target)
        where TTarget : unmanaged
    {
        const int Samples = 8;
        var random = new Random(1);
        var inputs = Enumerable.Range(0, Samples * network.Trainable.InputSize).Select(_ => (float)random.NextDouble()).ToArray();
        var targets = Enumerable.Repeat(target, Samples * network.Trainable.TargetSize).ToArray();
        var before = network.Loss(inputs, targets);
        network.TrainStep(inputs, targets);
        var after = network.Loss(inputs, targets);
        return float.IsFinite(after) && after != before ? null : $"the loss is {before} before a step of training and {after} after it.";
    }

    private static IEnumerable<(string Name, string Source)> Cases(string family)
    {
        var path = Path.Combine(SourcePaths.Root, "tests", "NetGen.Analyzers.Tests", "Newcomers", family + ".md");
        foreach (var section in File.ReadAllText(path).Split("\n## ").Skip(1))
        {
            var parts = section.Split($"\n{Fence}");
            yield return (parts[0].Trim(), parts[1]["csharp\n".Length..]);
        }
    }
}

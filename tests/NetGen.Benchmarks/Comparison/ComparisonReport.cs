using NetGen.Benchmarks.Measurement;
using static System.FormattableString;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A table for people, then lines for scripts.</summary>
internal static class ComparisonReport
{
    public static void Print(IReadOnlyList<ComparisonResult> results)
    {
        var table = new TextTable(
            "case", "n", "NetGen ms", "min … max", "peer ms", "min … max",
            "ratio", "of fastest", "of FMA peak", "GFLOP/s peak");
        foreach (var result in results)
        {
            table.Add(
                result.Case.Name,
                Invariant($"{result.NetGen.Count}"),
                Milliseconds(result.NetGen.Median),
                Range(result.NetGen),
                result.Peer.Count == 0 ? "" : Milliseconds(result.Peer.Median),
                result.Peer.Count == 0 ? "" : Range(result.Peer),
                Invariant($"{result.Ratio:F2}"),
                Invariant($"{result.RatioOfFastest:F2}"),
                Invariant($"{100 * result.PeakFraction:F0}") + (result.PeakFraction is null ? "" : " %"),
                Invariant($"{result.Peak.Median / 1e9:F0}"));
        }

        Console.WriteLine("medians of n repetitions each, in turn; the peak is one core's, and a case may use as many as it has threads");
        Console.WriteLine();
        Console.WriteLine(table);
        Console.WriteLine();
        foreach (var result in results.Where(result => result.Ratio is not null))
            Console.WriteLine(Invariant($"ratio {result.Case.Name} {result.Ratio:F2}"));
        foreach (var result in results.Where(result => result.PeerLayouts.Count > 1 && result.Peer.Count > 0))
        {
            foreach (var (request, sample) in result.Case.Requests.Zip(result.PeerLayouts))
                Console.WriteLine(Invariant($"layout {result.Case.Name} {request.Layout} {sample.Median * 1e3:F3}"));
        }

        foreach (var result in results.Where(result => result.PeakFraction is not null))
            Console.WriteLine(Invariant($"peak {result.Case.Name} {result.PeakFraction:F3}"));
        foreach (var result in results.Where(result => result.Bound is not null))
            Console.WriteLine(Invariant($"bound {result.Case.Name} {result.Bound:F2}"));
        foreach (var result in results)
        {
            if (results.FirstOrDefault(other => other.Case.Name == result.Case.Name + "-2-threads") is { } two)
                Console.WriteLine(Invariant($"scaling {result.Case.Name} {result.NetGen.Median / two.NetGen.Median:F2}"));
        }

        foreach (var result in results)
            Console.WriteLine(Invariant($"time {result.Case.Name} {result.NetGen.Median * 1e9:F1}"));
    }

    private static string Range(Sample sample) => $"{Milliseconds(sample.Min)} … {Milliseconds(sample.Max)}";

    private static string Milliseconds(double seconds) =>
        seconds < 1e-4 ? Invariant($"{seconds * 1e3:F6}") : Invariant($"{seconds * 1e3:F3}");
}

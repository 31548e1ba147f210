using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>What one case gave: seconds a step on both sides, and the FMA peak of one core in the same minutes.</summary>
/// <param name="Case">What was measured.</param>
internal sealed record ComparisonResult(ComparisonCase Case)
{
    public Sample NetGen { get; } = new();

    /// <summary>One for each of the case's requests: empty if the peer wasn't asked.</summary>
    public IReadOnlyList<Sample> PeerLayouts { get; } = [.. Case.Requests.Select(_ => new Sample())];

    /// <summary>The peer in the layout that it is faster in, by medians; empty if it wasn't asked.</summary>
    public Sample Peer => PeerLayouts.Where(sample => sample.Count > 0).MinBy(sample => sample.Median) ?? new();

    /// <summary>Operations a second.</summary>
    public Sample Peak { get; } = new();

    /// <summary>Seconds that a core takes for a byte, in a block of as many as the case touches; empty where it isn't asked.</summary>
    public Sample ByteTime { get; } = new();

    /// <summary>Seconds of a step that does the same products with the same bytes and nothing else; empty where it isn't asked.</summary>
    public Sample FloorTime { get; } = new();

    /// <summary>How many times as long the peer takes, by medians.</summary>
    public double? Ratio => Peer.Count == 0 ? null : Peer.Median / NetGen.Median;

    /// <summary>The same by the fastest repetitions: what is left if the rest was noise.</summary>
    public double? RatioOfFastest => Peer.Count == 0 ? null : Peer.Min / NetGen.Min;

    /// <summary>The part of the cores' FMA peak that the matrix products reach if nothing else took time, by medians.</summary>
    public double? PeakFraction => Case.Operations > 0 ? Case.Operations / NetGen.Median / (Case.Threads * Peak.Median) : null;

    /// <summary>The ratio of a program that took no longer than its floor.</summary>
    public double? Bound => Peer.Count == 0 ? null : Peer.Median / Floor;

    // Seconds of the same products at the FMA peak of all cores and nothing else, or of the same bytes at the speed of memory, or of both together, if that takes longer.
    private double? Floor => Case is { Operations: 0, Bytes: 0 } ? null
        : Math.Max(FloorTime.Count == 0 ? 0 : FloorTime.Median, Math.Max(Case.Operations / Peak.Median, Case.Bytes == 0 ? 0 : Case.Bytes * ByteTime.Median) / Case.Threads);
}

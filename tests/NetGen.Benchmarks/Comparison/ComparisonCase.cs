using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>One thing that NetGen does, and the peer too if there is a request for it.</summary>
/// <param name="Name">Sizes, mode, batch, …: one word.</param>
/// <param name="Parameters">How many values the network trains.</param>
/// <param name="Request">What the peer does; null for what only NetGen is timed at.</param>
/// <param name="CreateLoop">Makes the network and the batch, and the loop over one step.</param>
internal sealed record ComparisonCase(string Name, long Parameters, PeerRequest? Request, Func<IMeasuredLoop> CreateLoop)
{
    /// <summary>For both sides.</summary>
    public int Threads => Request?.Threads ?? 1;

    /// <summary>
    /// Floating-point operations of a step's matrix products, where most of its time should go into those: the share of the FMA peak is
    /// shown, and the ratio that it allows. Else 0.
    /// </summary>
    public double Operations { get; init; }

    /// <summary>Bytes that a step touches at least once, whatever it does, where that may be what takes the time. Else 0.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether a step only reads those bytes.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>
    /// A loop whose step does the same products with the same bytes and nothing else, where neither by itself says what a step could take. Else null.
    /// </summary>
    public Func<MeasuredLoop>? CreateFloor { get; init; }

    /// <summary>Whether a step takes nanoseconds.</summary>
    public bool IsBrief { get; init; }

    /// <summary>What the peer does in each memory layout that it may be faster in.</summary>
    public IReadOnlyList<PeerRequest> Requests { get; } = Request switch
    {
        null => [],
        { Network: not null, Peer: PeerKind.PyTorch } => [Request with { Layout = "contiguous" }, Request with { Layout = "channels-last" }],
        _ => [Request],
    };

    /// <summary>Repetitions in a turn, before it is the other side's.</summary>
    public int RepetitionsOfATurn => this switch
    {
        { IsBrief: true } => 25,
        { Request: null or { Network: null, Peer: not PeerKind.ScikitLearn } or { Mode: "forward", Batch: 1 } } => 5,
        _ => 2, // of one long step each
    };
}

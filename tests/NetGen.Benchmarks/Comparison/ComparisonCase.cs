using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>One thing that NetGen does, and the peer too if there is a request for it.</summary>
/// <param name="Name">Sizes, mode, batch, …: one word.</param>
/// <param name="Info">What the network costs.</param>
/// <param name="Request">What the peer does; null for what only NetGen is timed at.</param>
/// <param name="IsMatrixProduct">Whether nearly all of its time should go into matrix products or convolutions: its share of the FMA peak is shown.</param>
/// <param name="Threads">For both sides.</param>
/// <param name="Build">Makes the network and the batch, and returns the loop over one step.</param>
internal sealed record ComparisonCase(
    string Name, NetworkInfo Info, PeerRequest? Request, bool IsMatrixProduct, int Threads, Func<Func<int, float>> Build)
{
    /// <summary>What the peer does in each memory layout that it may be faster in.</summary>
    public IReadOnlyList<PeerRequest> Requests { get; } = Request switch
    {
        null => [],
        { Network: null } => [Request],
        _ => [Request with { Layout = "contiguous" }, Request with { Layout = "channels-last" }],
    };

    /// <summary>Floating-point operations of a step's matrix products.</summary>
    public double Operations => Request is null ? 0 : MatrixOperations.OfMode(Request.Mode, Info, Request.Batch);

    /// <summary>Repetitions in a turn, before it is the other side's.</summary>
    public int RepetitionsOfATurn => Request switch
    {
        null => 25,
        { Network: null } => 5,
        _ => 2, // of one long step each
    };

    public MeasuredLoop CreateLoop() =>
        Request is null ? new(Threads, Build(), MeasuredLoop.BriefSeconds) : new(Threads, Build());
}

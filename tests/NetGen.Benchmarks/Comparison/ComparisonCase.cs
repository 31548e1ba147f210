using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>One thing that NetGen does, and the peer too if there is a request for it.</summary>
/// <param name="Name">Sizes, mode, batch, …: one word.</param>
/// <param name="Request">What the peer does; null for what only NetGen is timed at.</param>
/// <param name="IsMatrixProduct">Whether nearly all of its time should go into matrix products: its share of the FMA peak is shown.</param>
/// <param name="Threads">For both sides.</param>
/// <param name="Build">Makes the network and the batch, and returns the loop over one step.</param>
internal sealed record ComparisonCase(string Name, PeerRequest? Request, bool IsMatrixProduct, int Threads, Func<Func<int, float>> Build)
{
    /// <summary>Floating-point operations of a step's matrix products.</summary>
    public double Operations => Request?.Sizes is { } sizes ? MatrixOperations.OfMode(Request.Mode, sizes, Request.Batch) : 0;

    /// <summary>Repetitions in a turn, before it is the other side's.</summary>
    public int RepetitionsOfATurn => Request is null ? 25 : 5;

    public MeasuredLoop CreateLoop() =>
        Request is null ? new(Threads, Build(), MeasuredLoop.BriefSeconds) : new(Threads, Build());
}

namespace NetGen.Benchmarks.Comparison;

/// <summary>The peer can't measure; the message says why.</summary>
internal sealed class PeerException : Exception
{
    public PeerException(string message)
        : base(message)
    {
    }

    public PeerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

namespace NetGen.Benchmarks.Comparison;

/// <summary>Something that does the same as NetGen.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Name and versions.</summary>
    string Description { get; }

    /// <summary>The number of trainable values of the peer's network; null if it can't tell.</summary>
    /// <exception cref="PeerException">The peer refuses; it says why.</exception>
    long? Parameters(PeerRequest request);

    /// <summary>The mean time of a step in seconds, for each repetition. The first request for a case builds it and warms it up.</summary>
    /// <exception cref="PeerException">The peer refuses; it says why.</exception>
    double[] Measure(PeerRequest request);
}

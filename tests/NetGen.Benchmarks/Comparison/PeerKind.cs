namespace NetGen.Benchmarks.Comparison;

/// <summary>What NetGen is measured against.</summary>
internal enum PeerKind
{
    /// <summary>Training and batched inference.</summary>
    PyTorch,

    /// <summary>Inference.</summary>
    OnnxRuntime,

    /// <summary>An epoch of a multi-layer perceptron.</summary>
    ScikitLearn,
}

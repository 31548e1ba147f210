namespace NetGen;

/// <summary>Cross-entropy of class scores: −log softmax(z)[target], one class index (<see cref="int"/>) per sample.</summary>
/// <remarks>
/// The last layer gives raw scores (logits), one per class, without softmax: the two together are faster and do not overflow. With
/// weights w, smoothing ε and C classes, a sample's loss is (1 − ε) · w[t] · −log p[t] + ε/C · Σ w[c] · −log p[c], and the sum over the
/// batch is divided by Σ w[t], as PyTorch's <c>CrossEntropyLoss</c>. Smoothing: Szegedy et al. 2016.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CrossEntropyLossAttribute : LossAttribute
{
    /// <summary>ε: how much of the target is spread evenly over all classes; at least 0 and below 1.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>One weight per class, each finite and above 0; null, the default, weighs all alike.</summary>
    public double[]? ClassWeights { get; set; }
}

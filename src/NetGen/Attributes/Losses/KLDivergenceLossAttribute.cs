namespace NetGen;

/// <summary>
/// The Kullback–Leibler divergence Σ t · (log t − y) of predicted log-probabilities y from target probabilities t, averaged over samples.
/// </summary>
/// <remarks>
/// The last layer gives log-probabilities (<see cref="Activation.LogSoftmax"/>). Targets are floats in 0 .. 1, one per output (training
/// refuses others with an <see cref="ArgumentOutOfRangeException"/>), and 0 · log 0 counts 0. As PyTorch's <c>KLDivLoss(reduction="batchmean")</c>: summed over outputs, averaged over samples only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class KLDivergenceLossAttribute : LossAttribute;

namespace NetGen;

/// <summary>
/// Batch normalisation: y = f((x − μ) / √(σ² + ε) · γ + β), with the mean μ and the variance σ² of each channel (the last axis) over the
/// batch and all positions.
/// </summary>
/// <remarks>
/// Training takes μ and σ² from the batch and keeps running averages of them: r ← (1 − momentum) · r + momentum · batch, of the variance
/// with N − 1 instead of N (with a single value, of which there is no such variance, with N). Prediction uses the running averages.
/// Parameters and statistics as in PyTorch's <c>BatchNorm2d</c>: <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>, all
/// [channels]; the statistics are saved, not trained. Ioffe and Szegedy 2015.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : NormalizationAttribute
{
    /// <summary>
    /// The weight of a batch in the running averages, as PyTorch counts it (Keras' momentum is 1 minus this): at least 0, at most 1.
    /// </summary>
    public double Momentum { get; set; } = 0.1;
}

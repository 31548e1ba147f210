namespace NetGen;

/// <summary>Root mean square normalisation: y = f(x / √(mean of x² + ε) · γ), with the mean over the last axis at each position.</summary>
/// <remarks>
/// The parameter as in PyTorch's <c>RMSNorm(channels)</c>: <c>weight</c> [channels]; there is no bias. It does the same in training and
/// prediction. Zhang and Sennrich 2019.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RmsNormAttribute : ActivatedLayerAttribute
{
    /// <summary>ε, added to the mean square before the root: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a γ (<c>weight</c>, [channels]) to multiply with; it starts at 1.</summary>
    public bool UseScale { get; set; } = true;
}

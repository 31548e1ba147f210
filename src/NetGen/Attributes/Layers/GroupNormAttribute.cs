namespace NetGen;

/// <summary>
/// Group normalisation: y = f((x − μ) / √(σ² + ε) · γ + β), with the mean μ and the variance σ² of each sample over all positions and a
/// group of neighbouring channels, which must be more than one value together.
/// </summary>
/// <remarks>
/// Parameters as in PyTorch's <c>GroupNorm(groups, channels)</c>: <c>weight</c> and <c>bias</c>, [channels]. It does the same in training
/// and prediction. Wu and He 2018.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute : NormalizationAttribute
{
    /// <summary>Group normalisation.</summary>
    /// <param name="groups">The number of groups, a divisor of the channels.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>The number of groups.</summary>
    public int Groups { get; }
}

namespace NetGen;

/// <summary>
/// Layer normalisation: y = f((x − μ) / √(σ² + ε) · γ + β), with the mean μ and the variance σ² over the last axis, of more than
/// one value, at each position.
/// </summary>
/// <remarks>
/// Parameters as in PyTorch's <c>LayerNorm(channels)</c>: <c>weight</c> and <c>bias</c>, [channels]. It does the same in training and
/// prediction. Ba, Kiros and Hinton 2016.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : NormalizationAttribute;

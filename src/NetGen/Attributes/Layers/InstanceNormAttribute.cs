namespace NetGen;

/// <summary>
/// Instance normalisation: y = f((x − μ) / √(σ² + ε) · γ + β), with the mean μ and the variance σ² of each channel of each sample over all
/// positions.
/// </summary>
/// <remarks>
/// PyTorch's <c>InstanceNorm2d(channels)</c>, but with γ and β unless they are switched off (PyTorch's <c>affine=True</c>): <c>weight</c>
/// and <c>bias</c>, [channels]. It does the same in training and prediction. Ulyanov, Vedaldi and Lempitsky 2016.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : NormalizationAttribute;

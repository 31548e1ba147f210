namespace NetGen;

/// <summary>
/// The mean of eʸ − t · y over batch and outputs: the negative log-likelihood of counts t whose logarithmic rate is y, without the part
/// that depends on t alone.
/// </summary>
/// <remarks>Float targets at least 0, one per output; training refuses others with an <see cref="ArgumentOutOfRangeException"/>. As PyTorch's <c>PoissonNLLLoss(log_input=True)</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class PoissonLossAttribute : LossAttribute;

namespace NetGen;

/// <summary>
/// Cross-entropy of independent yes-or-no scores: −w · t · log σ(z) − (1 − t) · log(1 − σ(z)), averaged over batch and outputs.
/// </summary>
/// <remarks>
/// The last layer gives raw scores (logits) without sigmoid. Targets t are floats in 0 .. 1, one per output; training refuses
/// others with an <see cref="ArgumentOutOfRangeException"/>. As PyTorch's <c>BCEWithLogitsLoss</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BinaryCrossEntropyLossAttribute : LossAttribute
{
    /// <summary>
    /// w: the weight of the positive answers (<c>pos_weight</c>), finite and above 0; above 1 it favours recall, below 1 precision.
    /// </summary>
    public double PositiveWeight { get; set; } = 1;
}

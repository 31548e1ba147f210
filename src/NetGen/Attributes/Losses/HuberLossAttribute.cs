namespace NetGen;

/// <summary>
/// The mean over batch and outputs of a parabola near 0 and straight lines beyond: (y − t)²/2 where |y − t| ≤ δ, else δ(|y − t| − δ/2).
/// </summary>
/// <remarks>
/// Huber, "Robust estimation of a location parameter", 1964. Float targets, one per output. As PyTorch's <c>HuberLoss</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class HuberLossAttribute : LossAttribute
{
    /// <summary>δ: where the parabola ends; finite, above 0.</summary>
    public double Delta { get; set; } = 1;
}

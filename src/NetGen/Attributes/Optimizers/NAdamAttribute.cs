namespace NetGen;

/// <summary>Adam with Nesterov's momentum (Dozat 2016).</summary>
/// <remarks>
/// g += λp; m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; μₜ = β₁(1 − 0.96^(t · decay) / 2); p −= η · (g · (1 − μₜ)/(1 − Πμ₁..ₜ) + m ·
/// μₜ₊₁/(1 − Πμ₁..ₜ₊₁)) / (√(v/(1 − β₂ᵗ)) + ε), t the step from 1. As PyTorch's <c>NAdam</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NAdamAttribute : OptimizerAttribute
{
    /// <summary>NAdam.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public NAdamAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>β₁, decay of the mean of gradients: at least 0, below 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂, decay of the mean of squared gradients: at least 0, below 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added to the root so that it is never 0: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Weight decay λ, added to the gradient as λ · parameter: finite, at least 0.</summary>
    public double WeightDecay { get; set; }

    /// <summary>How fast μ rises to β₁: finite, at least 0.</summary>
    public double MomentumDecay { get; set; } = 4e-3;
}

namespace NetGen;

/// <summary>Adam: running means of the gradient and of its square, corrected for their start at 0 (Kingma and Ba 2015).</summary>
/// <remarks>
/// g += λp; m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; p −= η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε), t the step from 1. As PyTorch's
/// <c>Adam</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdamAttribute : OptimizerAttribute
{
    /// <summary>Adam.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public AdamAttribute(double learningRate)
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

    /// <summary>Whether the largest v so far is used in place of v (Reddi, Kale and Kumar 2018).</summary>
    public bool AmsGrad { get; set; }
}

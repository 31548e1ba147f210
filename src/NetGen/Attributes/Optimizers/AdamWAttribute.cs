namespace NetGen;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
/// <remarks>p −= ηλp, then Adam without weight decay: see <see cref="AdamAttribute"/>. As PyTorch's <c>AdamW</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdamWAttribute : OptimizerAttribute
{
    /// <summary>AdamW.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public AdamWAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>β₁, decay of the mean of gradients: at least 0, below 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂, decay of the mean of squared gradients: at least 0, below 1.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added to the root so that it is never 0: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Weight decay λ, decoupled: parameters shrink by learning rate · λ in each step. Finite, at least 0.</summary>
    public double WeightDecay { get; set; } = 0.01;

    /// <summary>Whether the largest v so far is used in place of v (Reddi, Kale and Kumar 2018).</summary>
    public bool AmsGrad { get; set; }
}

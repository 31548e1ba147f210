namespace NetGen;

/// <summary>Lion: the sign of an interpolated momentum (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms").</summary>
/// <remarks>
/// p −= ηλp; p −= η · sign(β₁m + (1 − β₁)g); m = β₂m + (1 − β₂)g. Its steps are large: take a rate 3 to 10 times below Adam's.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LionAttribute : OptimizerAttribute
{
    /// <summary>Lion.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public LionAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>β₁, weight of the momentum in the step: at least 0, below 1.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂, decay of the momentum: at least 0, below 1.</summary>
    public double Beta2 { get; set; } = 0.99;

    /// <summary>Weight decay λ, decoupled: parameters shrink by learning rate · λ in each step. Finite, at least 0.</summary>
    public double WeightDecay { get; set; }
}

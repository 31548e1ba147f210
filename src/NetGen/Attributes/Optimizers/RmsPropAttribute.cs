namespace NetGen;

/// <summary>
/// RMSProp: the gradient divided by the root of a running mean of its square (Tieleman and Hinton 2012; centred: Graves 2013).
/// </summary>
/// <remarks>
/// g += λp; v = αv + (1 − α)g²; centred: a = αa + (1 − α)g, v − a² in place of v; p −= ηg / (√v + ε), with momentum b = μb + g / (√v +
/// ε); p −= ηb. As PyTorch's <c>RMSprop</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RmsPropAttribute : OptimizerAttribute
{
    /// <summary>RMSProp.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public RmsPropAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>α, decay of the running means: at least 0, below 1.</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>ε, added to the root so that it is never 0: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Momentum μ: at least 0, below 1.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the variance of the gradient divides it in place of its mean square.</summary>
    public bool Centered { get; set; }

    /// <summary>Weight decay λ, added to the gradient as λ · parameter: finite, at least 0.</summary>
    public double WeightDecay { get; set; }
}

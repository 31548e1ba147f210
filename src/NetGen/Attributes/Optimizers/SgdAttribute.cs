namespace NetGen;

/// <summary>
/// Stochastic gradient descent, plain, with momentum (Polyak 1964) or with Nesterov's momentum (Sutskever et al. 2013).
/// </summary>
/// <remarks>
/// g += λp; b = μb + (1 − dampening)g (in the first step b = g); p −= ηb, with Nesterov p −= η(g + μb). As PyTorch's <c>SGD</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SgdAttribute : OptimizerAttribute
{
    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public SgdAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>Momentum μ: at least 0, below 1.</summary>
    public double Momentum { get; set; }

    /// <summary>How much of the gradient is kept from the momentum: at least 0, at most 1; 0 with <see cref="Nesterov"/>.</summary>
    public double Dampening { get; set; }

    /// <summary>
    /// Whether the step looks ahead along the momentum; needs a <see cref="Momentum"/> above 0 and no <see cref="Dampening"/>.
    /// </summary>
    public bool Nesterov { get; set; }

    /// <summary>Weight decay λ, added to the gradient as λ · parameter: finite, at least 0.</summary>
    public double WeightDecay { get; set; }
}

namespace NetGen;

/// <summary>
/// Dropout: in training every value is set to 0 with the given probability, and the others are scaled by 1 / (1 − rate).
/// </summary>
/// <remarks>
/// Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 2014, in the inverted form: prediction
/// does nothing and costs nothing. The choice depends on the network's seed, the step and the value's position only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Dropout.</summary>
    /// <param name="rate">The probability that a value is dropped, at least 0 and below 1.</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability that a value is dropped.</summary>
    public double Rate { get; }
}

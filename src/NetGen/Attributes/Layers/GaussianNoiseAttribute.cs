namespace NetGen;

/// <summary>Adds noise in training: to every value a number from a normal distribution with mean 0. Prediction does nothing.</summary>
/// <remarks>The noise depends on the network's seed, the step and the value's position only (Box and Muller 1958 on Philox).</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GaussianNoiseAttribute : LayerAttribute
{
    /// <summary>Noise.</summary>
    /// <param name="standardDeviation">The standard deviation, in the units of the input: finite, at least 0.</param>
    public GaussianNoiseAttribute(double standardDeviation) => StandardDeviation = standardDeviation;

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation { get; }
}

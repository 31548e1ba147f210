namespace NetGen;

/// <summary>
/// Dropout of whole channels: in training every channel of a sample is set to 0 with the given probability, at all positions, and the
/// others are scaled by 1 / (1 − rate).
/// </summary>
/// <remarks>
/// Where neighbouring pixels agree, dropping single values drops nothing (Tompson et al. 2015; PyTorch's <c>Dropout2d</c>). Prediction
/// does nothing and costs nothing.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SpatialDropoutAttribute : LayerAttribute
{
    /// <summary>Dropout of whole channels.</summary>
    /// <param name="rate">The probability that a channel is dropped, at least 0 and below 1.</param>
    public SpatialDropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability that a channel is dropped.</summary>
    public double Rate { get; }
}

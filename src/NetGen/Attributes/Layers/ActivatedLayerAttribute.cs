namespace NetGen;

/// <summary>A layer whose output goes through a function at the end.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class ActivatedLayerAttribute : LayerAttribute
{
    private protected ActivatedLayerAttribute()
    {
    }

    /// <summary>The function f, applied to every output.</summary>
    public Activation Activation { get; set; } = Activation.Identity;

    /// <summary>The slope below 0 of <see cref="Activation.LeakyReLU"/>: finite, at least 0. Other activations ignore it.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>
    /// α of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>: finite, above 0. Other activations ignore it.
    /// </summary>
    public double Alpha { get; set; } = 1;
}

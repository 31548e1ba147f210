namespace NetGen;

/// <summary>What the layers that bring values to mean 0 and variance 1 have in common.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class NormalizationAttribute : ActivatedLayerAttribute
{
    private protected NormalizationAttribute()
    {
    }

    /// <summary>ε, added to the variance before the root: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a γ (<c>weight</c>, [channels]) to multiply with; it starts at 1.</summary>
    public bool UseScale { get; set; } = true;

    /// <summary>Whether there is a β (<c>bias</c>, [channels]) to add; it starts at 0.</summary>
    public bool UseBias { get; set; } = true;
}

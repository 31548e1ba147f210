namespace NetGen;

/// <summary>Repeats every step of a sequence: (steps, channels) becomes (steps · factor, channels).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSample1DAttribute : LayerAttribute
{
    /// <summary>Repeats every step.</summary>
    /// <param name="factor">How often, at least 1.</param>
    public UpSample1DAttribute(int factor) => Factor = factor;

    /// <summary>How often every step is there.</summary>
    public int Factor { get; }
}

namespace NetGen.Metrics;

/// <summary>The metrics of a network that declares none.</summary>
/// <typeparam name="TTarget">The type of a target.</typeparam>
public sealed class NoMetrics<TTarget> : IMetrics<TTarget>
    where TTarget : unmanaged
{
    /// <summary>0.</summary>
    public int Count => 0;

    /// <summary>None.</summary>
    public ConfusionMatrix? ConfusionMatrix => null;

    /// <summary>Does nothing.</summary>
    public void Reset()
    {
    }

    /// <summary>Does nothing.</summary>
    public void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<TTarget> targets)
    {
    }

    /// <summary>Always throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Always: there is no metric.</exception>
    public string NameOf(int index) => throw NoSuchMetric(index);

    /// <summary>Always throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Always: there is no metric.</exception>
    public double ValueOf(int index) => throw NoSuchMetric(index);

    private static ArgumentOutOfRangeException NoSuchMetric(int index) => new(nameof(index), index, "The network declares no metric.");
}

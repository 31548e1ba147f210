namespace NetGen;

/// <summary>The share of samples whose class is among the k highest scores, 0 .. 1.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TopKAccuracyAttribute : MetricAttribute
{
    /// <summary>Top-k accuracy.</summary>
    /// <param name="k">How many of the highest scores count: at least 1, at most the number of classes.</param>
    public TopKAccuracyAttribute(int k) => K = k;

    /// <summary>How many of the highest scores count.</summary>
    public int K { get; }
}

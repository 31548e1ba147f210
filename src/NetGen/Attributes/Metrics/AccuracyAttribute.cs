namespace NetGen;

/// <summary>The share of samples that are classified right, 0 .. 1.</summary>
/// <remarks>A network with one output (or independent yes-or-no outputs) says yes where its probability is at least 1/2.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AccuracyAttribute : MetricAttribute;

namespace NetGen;

/// <summary>The share of samples that are classified right, 0 .. 1.</summary>
/// <remarks>A network with one output (or independent yes-or-no outputs) says yes where its score (the logit) is above 0, which is a probability above 1/2.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AccuracyAttribute : MetricAttribute;

namespace NetGen;

/// <summary>The root of the mean of (y − t)² over samples and outputs.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RootMeanSquaredErrorAttribute : MetricAttribute;

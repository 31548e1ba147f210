namespace NetGen;

/// <summary>The mean of |y − t| over samples and outputs.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class MeanAbsoluteErrorAttribute : MetricAttribute;

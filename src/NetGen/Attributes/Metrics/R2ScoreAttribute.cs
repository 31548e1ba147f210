namespace NetGen;

/// <summary>The coefficient of determination, 1 − Σ(y − t)² / Σ(t − mean t)², averaged plainly over the outputs.</summary>
/// <remarks>1 is perfect, 0 no better than the mean of the targets; it may be negative.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class R2ScoreAttribute : MetricAttribute;

namespace NetGen;

/// <summary>How often each actual class is predicted as each class; the evaluation's <c>ConfusionMatrix</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ConfusionMatrixAttribute : MetricAttribute;

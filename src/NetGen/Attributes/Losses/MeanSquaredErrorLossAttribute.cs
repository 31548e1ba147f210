namespace NetGen;

/// <summary>The mean of (y − t)² over batch and outputs; float targets, one per output.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class MeanSquaredErrorLossAttribute : LossAttribute;

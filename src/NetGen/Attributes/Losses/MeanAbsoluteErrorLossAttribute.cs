namespace NetGen;

/// <summary>The mean of |y − t| over batch and outputs; float targets, one per output. Its derivative at 0 is 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class MeanAbsoluteErrorLossAttribute : LossAttribute;

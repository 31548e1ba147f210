namespace NetGen;

/// <summary>
/// The mean of log cosh(y − t) over batch and outputs: like a parabola near 0, like |y − t| far out, smooth everywhere. Float targets,
/// one per output.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LogCoshLossAttribute : LossAttribute;

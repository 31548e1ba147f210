namespace NetGen;

/// <summary>
/// The mean of max(0, 1 − t · y) over batch and outputs; targets t are −1 or +1, one per output (Cortes and Vapnik 1995).
/// </summary>
/// <remarks>Training refuses other targets with an <see cref="ArgumentOutOfRangeException"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class HingeLossAttribute : LossAttribute;

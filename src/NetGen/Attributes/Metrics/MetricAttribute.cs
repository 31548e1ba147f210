namespace NetGen;

/// <summary>
/// What <c>Evaluate</c> and <c>Fit</c> report beside the loss; a network has any number. Generated, and accumulated without allocation.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class MetricAttribute : Attribute;

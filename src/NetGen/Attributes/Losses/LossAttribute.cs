namespace NetGen;

/// <summary>What training minimises. A network has exactly one loss; it is a mean over the samples of a batch.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class LossAttribute : Attribute;

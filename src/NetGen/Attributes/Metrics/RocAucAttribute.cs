namespace NetGen;

/// <summary>
/// The area under the receiver operating characteristic, exact, ties averaged: the chance that a positive sample scores above a negative
/// one.
/// </summary>
/// <remarks>
/// With several classes: each against the rest, averaged plainly (scikit-learn's <c>multi_class="ovr"</c>, <c>average="macro"</c>).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RocAucAttribute : MetricAttribute;

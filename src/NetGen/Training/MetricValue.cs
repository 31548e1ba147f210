namespace NetGen.Training;

/// <summary>A metric and what it came to.</summary>
/// <param name="Name">The name of the metric, such as <c>accuracy</c>.</param>
/// <param name="Value">Its value.</param>
public readonly record struct MetricValue(string Name, double Value);

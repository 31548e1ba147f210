using System.Globalization;
using System.Text;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>Loss and metrics of a network on a data set.</summary>
public sealed class Evaluation
{
    /// <summary>Gathers the results of an evaluation.</summary>
    /// <param name="loss">The mean loss over the samples.</param>
    /// <param name="samples">The number of samples, at least 0.</param>
    /// <param name="metrics">The metrics, in the order of the declaration.</param>
    /// <param name="confusionMatrix">The confusion matrix, if the network keeps one; it should not change any more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is negative.</exception>
    public Evaluation(double loss, int samples, IReadOnlyList<MetricValue> metrics, ConfusionMatrix? confusionMatrix = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentNullException.ThrowIfNull(metrics);
        Loss = loss;
        Samples = samples;
        Metrics = [.. metrics];
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>The mean loss over the samples.</summary>
    public double Loss { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The metrics that the network declares, in their order.</summary>
    public IReadOnlyList<MetricValue> Metrics { get; }

    /// <summary>The confusion matrix, if the network keeps one.</summary>
    public ConfusionMatrix? ConfusionMatrix { get; }

    /// <summary>The value of a metric by its name, such as <c>accuracy</c>.</summary>
    /// <exception cref="KeyNotFoundException">The network has no such metric; the message lists those that it has.</exception>
    public double this[string name] => TryGet(name, out double value) ? value : throw NoSuchMetric(name);

    /// <summary>Finds a metric by its name.</summary>
    /// <param name="name">The name, such as <c>accuracy</c>; upper and lower case are different.</param>
    /// <param name="value">The value, or 0 if there is no such metric.</param>
    public bool TryGet(string name, out double value)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (MetricValue metric in Metrics)
        {
            if (metric.Name != name) continue;
            value = metric.Value;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>One line, such as <c>loss 0.2345, accuracy 0.9712</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"loss {Loss:0.0000}");
        foreach (MetricValue metric in Metrics) text.Append(CultureInfo.InvariantCulture, $", {metric.Name} {metric.Value:0.0000}");
        return text.ToString();
    }

    private KeyNotFoundException NoSuchMetric(string name)
    {
        string known = Metrics.Count == 0 ? "it declares none" : "it has " + string.Join(", ", Metrics.Select(metric => metric.Name));
        return new KeyNotFoundException($"The network has no metric '{name}'; {known}.");
    }
}

namespace NetGen.Metrics;

/// <summary>The metrics of a network, accumulated over samples without allocation. Emitted with the network.</summary>
/// <typeparam name="TTarget">The type of a target: <see cref="int"/> for class indices, else <see cref="float"/>.</typeparam>
public interface IMetrics<TTarget>
    where TTarget : unmanaged
{
    /// <summary>The number of metrics that are one number.</summary>
    int Count { get; }

    /// <summary>The live confusion matrix, if the network keeps one.</summary>
    ConfusionMatrix? ConfusionMatrix { get; }

    /// <summary>Forgets all samples.</summary>
    void Reset();

    /// <summary>Adds any number of samples. Where a sample has a class for each of its positions, every position counts.</summary>
    /// <param name="outputs">[samples, output size], as <c>Predict</c> wrote them.</param>
    /// <param name="targets">[samples, target size].</param>
    void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<TTarget> targets);

    /// <summary>The name of a metric, such as <c>accuracy</c>.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    string NameOf(int index);

    /// <summary>The value of a metric over the samples since the last <see cref="Reset"/>.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    double ValueOf(int index);
}

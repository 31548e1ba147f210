using NetGen.Data;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>Evaluates a network piece by piece; the buffers and accumulators live as long as the evaluator.</summary>
internal sealed class Evaluator<TTarget>(ITrainable<TTarget> network)
    where TTarget : unmanaged
{
    /// <summary>
    /// Samples per piece: large enough for full speed, small enough that the outputs of large networks stay in the cache.
    /// </summary>
    internal const int ChunkSize = 256;

    private readonly IMetrics<TTarget> _metrics = network.CreateMetrics();
    private float[] _outputs = [];

    /// <summary>Loss and metrics over all samples, or null if cancelled between two pieces.</summary>
    public Evaluation? Evaluate(DataSet<TTarget> data, CancellationToken cancellation)
    {
        _metrics.Reset();
        double lossSum = 0;
        double weightSum = 0;
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            if (cancellation.IsCancellationRequested) return null;
            int samples = Math.Min(ChunkSize, data.Count - start);
            ReadOnlySpan<float> inputs = data.InputsOf(start, samples);
            ReadOnlySpan<TTarget> targets = data.TargetsOf(start, samples);
            double weight = network.WeightOf(targets);
            lossSum += network.Loss(inputs, targets) * weight;
            weightSum += weight;
            UpdateMetrics(inputs, targets, samples);
        }

        return new Evaluation(lossSum / weightSum, data.Count, Values(), _metrics.ConfusionMatrix?.Copy());
    }

    private void UpdateMetrics(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int samples)
    {
        // The second forward pass is only worth it if somebody looks at the outputs.
        if (_metrics.Count == 0 && _metrics.ConfusionMatrix is null) return;

        int length = checked(samples * network.OutputSize);
        if (_outputs.Length < length) _outputs = new float[length];
        Span<float> outputs = _outputs.AsSpan(0, length);
        network.Predict(inputs, outputs);
        _metrics.Update(outputs, targets);
    }

    private MetricValue[] Values()
    {
        var values = new MetricValue[_metrics.Count];
        for (int i = 0; i < values.Length; i++) values[i] = new MetricValue(_metrics.NameOf(i), _metrics.ValueOf(i));
        return values;
    }
}

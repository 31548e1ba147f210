using System.Runtime.InteropServices;
using NetGen.Metrics;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A network on images that learns nothing and keeps every input that it is trained on, with its targets.</summary>
internal sealed class ImageNetwork<TTarget>(params int[] shape) : ITrainable<TTarget>
    where TTarget : unmanaged
{
    public int InputSize { get; } = shape.Aggregate(1, (product, axis) => product * axis);

    public int OutputSize { get; init; } = 1_000_000;

    public int TargetSize { get; init; } = 1;

    public NetworkInfo Info { get; } = new("Images", [], shape, "", "", 0, 0, 0, 0);

    public ulong Seed { get; init; } = 42;

    public float LearningRate { get; set; } = 0.1f;

    /// <summary>Whether to keep the samples.</summary>
    public bool Records { get; init; } = true;

    /// <summary>The samples in the order in which they came.</summary>
    public List<(float[] Input, TTarget[] Target)> Samples { get; } = [];

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets)
    {
        for (int i = 0; Records && i < inputs.Length / InputSize; i++)
            Samples.Add((inputs.Slice(i * InputSize, InputSize).ToArray(), targets.Slice(i * TargetSize, TargetSize).ToArray()));
        return 1;
    }

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets) => inputs.Length > 0 ? inputs[0] : 0;

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => outputs.Clear();

    public IMetrics<TTarget> CreateMetrics() => new NoMetrics<TTarget>();

    /// <summary>All bits that came in an epoch, by the first target of the samples.</summary>
    public string Epoch(int epoch, int samples) => string.Join('\n', Samples
        .Skip(epoch * samples)
        .Take(samples)
        .OrderBy(sample => Convert.ToDouble(sample.Target[0], System.Globalization.CultureInfo.InvariantCulture))
        .Select(sample => Convert.ToHexString(MemoryMarshal.AsBytes(sample.Input.AsSpan()))));
}

using NetGen.Metrics;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A network that does nothing at all, and allocates nothing.</summary>
internal sealed class SilentNetwork : ITrainable<int>
{
    public int InputSize => 2;

    public int OutputSize => 3;

    public int TargetSize => 1;

    public NetworkInfo Info => throw new NotSupportedException();

    public ulong Seed => 0;

    public float LearningRate { get; set; } = 1;

    public int Steps { get; private set; }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => ++Steps;

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => 0;

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
    }

    public IMetrics<int> CreateMetrics() => new NoMetrics<int>();
}

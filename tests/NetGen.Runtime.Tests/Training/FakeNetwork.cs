using NetGen.Metrics;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A network that learns nothing and remembers everything. The first input of a sample is its number.</summary>
internal sealed class FakeNetwork<TTarget> : ITrainable<TTarget>
    where TTarget : unmanaged
{
    public int InputSize { get; init; } = 2;

    public int OutputSize { get; init; } = 3;

    public int TargetSize { get; init; } = 1;

    public NetworkInfo Info => throw new NotSupportedException();

    public ulong Seed { get; init; } = 42;

    public float LearningRate { get; set; } = 0.1f;

    /// <summary>The loss of a step by its number, from 1, and by its samples.</summary>
    public Func<int, int[], float> StepLoss { get; init; } = (_, _) => 1;

    public Func<IMetrics<TTarget>> Metrics { get; init; } = () => new NoMetrics<TTarget>();

    /// <summary>The samples of every training step.</summary>
    public List<int[]> Steps { get; } = [];

    /// <summary>The targets of every training step.</summary>
    public List<TTarget[]> StepTargets { get; } = [];

    /// <summary>The samples of every call of Loss.</summary>
    public List<int[]> Losses { get; } = [];

    /// <summary>The samples of every call of Predict.</summary>
    public List<int[]> Predictions { get; } = [];

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets)
    {
        Steps.Add(SamplesOf(inputs));
        StepTargets.Add(targets.ToArray());
        return StepLoss(Steps.Count, Steps[^1]);
    }

    /// <summary>The mean of the numbers of the samples.</summary>
    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets)
    {
        Losses.Add(SamplesOf(inputs));
        return (float)Losses[^1].Average();
    }

    /// <summary>Predicts class 1 for every sample.</summary>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Predictions.Add(SamplesOf(inputs));
        outputs.Clear();
        for (int i = 0; i < Predictions[^1].Length; i++) outputs[(i * OutputSize) + 1] = 1;
    }

    public IMetrics<TTarget> CreateMetrics() => Metrics();

    private int[] SamplesOf(ReadOnlySpan<float> inputs)
    {
        var samples = new int[inputs.Length / InputSize];
        for (int i = 0; i < samples.Length; i++) samples[i] = (int)inputs[i * InputSize];
        return samples;
    }
}

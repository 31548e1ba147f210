using NetGen.Metrics;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Accuracy and the number of samples, as a generated network would accumulate them.</summary>
internal sealed class FakeMetrics : IMetrics<int>
{
    private int _samples;

    public int Count => 2;

    public ConfusionMatrix ConfusionMatrix { get; } = new(3);

    ConfusionMatrix? IMetrics<int>.ConfusionMatrix => ConfusionMatrix;

    public void Reset()
    {
        ConfusionMatrix.Reset();
        _samples = 0;
    }

    public void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<int> targets)
    {
        ConfusionMatrix.Update(outputs, targets);
        _samples += targets.Length;
    }

    public string NameOf(int index) => index == 0 ? "accuracy" : "samples";

    public double ValueOf(int index) => index == 0 ? ConfusionMatrix.Accuracy : _samples;
}

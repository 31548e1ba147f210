using NetGen.Training;

namespace NetGen.Benchmarks.Networks;

/// <summary>What a generated network can do, as far as it is measured here.</summary>
/// <typeparam name="TTarget">int for class indices, else float.</typeparam>
public interface IBenchmarkNetwork<TTarget> : ITrainable<TTarget>
    where TTarget : unmanaged
{
    /// <summary>Forward and backward; returns the mean loss.</summary>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>One step of the optimizer.</summary>
    void ApplyGradients();
}

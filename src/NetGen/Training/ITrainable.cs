using NetGen.Metrics;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>What a generated network offers to <see cref="Trainer"/>.</summary>
/// <typeparam name="TTarget">The type of a target: <see cref="int"/> for class indices, else <see cref="float"/>.</typeparam>
public interface ITrainable<TTarget>
    where TTarget : unmanaged
{
    /// <summary>The number of input values per sample.</summary>
    int InputSize { get; }

    /// <summary>The number of output values per sample.</summary>
    int OutputSize { get; }

    /// <summary>
    /// The number of targets per sample. Targets of type <see cref="int"/> are classes below <see cref="OutputSize"/> / this.
    /// </summary>
    int TargetSize { get; }

    /// <summary>What the loss takes for a target, where targets are of type <see cref="float"/>.</summary>
    TargetRange TargetRange => TargetRange.Finite;

    /// <summary>
    /// What these targets weigh together: a mean loss of several batches weighs each by it. How many there are, unless classes have weights.
    /// </summary>
    /// <param name="targets">[samples, target size], all valid.</param>
    double WeightOf(ReadOnlySpan<TTarget> targets) => targets.Length;

    /// <summary>The layers and what they cost.</summary>
    NetworkInfo Info { get; }

    /// <summary>The seed that the network was made with; training data are shuffled by it too.</summary>
    ulong Seed { get; }

    /// <summary>The current learning rate, finite and at least 0.</summary>
    float LearningRate { get; set; }

    /// <summary>One step of training on a batch.</summary>
    /// <param name="inputs">[samples, input size].</param>
    /// <param name="targets">[samples, target size].</param>
    /// <returns>The mean loss of the batch before the step.</returns>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>The mean loss of a batch in evaluation mode; changes nothing.</summary>
    /// <param name="inputs">[samples, input size].</param>
    /// <param name="targets">[samples, target size].</param>
    float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>The raw output of the network; changes nothing.</summary>
    /// <param name="inputs">[samples, input size].</param>
    /// <param name="outputs">[samples, output size], written.</param>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>New accumulators for the metrics that the network declares.</summary>
    IMetrics<TTarget> CreateMetrics();
}

namespace NetGen.Data;

/// <summary>Samples in memory: inputs and targets, row after row. It never changes.</summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> for class indices, one a sample or one for each position; <see cref="float"/> for regression, binary classification
/// and probabilities of classes.
/// </typeparam>
public sealed class DataSet<TTarget> : DataSet
    where TTarget : unmanaged
{
    private readonly TTarget[] _targets;

    /// <summary>Makes a data set of two arrays, which it keeps: they must not be changed any more.</summary>
    /// <param name="inputs">[samples, <paramref name="inputSize"/>], row after row.</param>
    /// <param name="targets">[samples, <paramref name="targetSize"/>], row after row.</param>
    /// <param name="inputSize">The number of input values per sample, at least 1.</param>
    /// <param name="targetSize">The number of targets per sample, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are no whole samples, or there are not <paramref name="targetSize"/> targets for each.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public DataSet(float[] inputs, TTarget[] targets, int inputSize, int targetSize = 1)
        : base(inputs, inputSize, targetSize)
    {
        ArgumentNullException.ThrowIfNull(targets);
        long expected = (long)Count * targetSize;
        if (targets.Length != expected)
        {
            throw new ArgumentException(
                $"There are {targets.Length} targets; there must be {expected}: {targetSize} for each of {Count} samples.",
                nameof(targets));
        }

        _targets = targets;
    }

    /// <summary>All targets, [<see cref="DataSet.Count"/>, <see cref="DataSet.TargetSize"/>], sample after sample.</summary>
    public ReadOnlySpan<TTarget> Targets => _targets;

    /// <summary>One sample.</summary>
    /// <param name="index">From 0 to <see cref="DataSet.Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public DataSample<TTarget> Sample(int index)
    {
        RequireSample(index, nameof(index));
        return new DataSample<TTarget>(InputsOf(index, 1), TargetsOf(index, 1));
    }

    /// <summary>A copy of some samples, in the order in which they are asked for; a sample may come more than once.</summary>
    /// <param name="indices">Positions of samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public DataSet<TTarget> Subset(ReadOnlySpan<int> indices)
    {
        foreach (int index in indices) RequireSample(index, nameof(indices));

        var inputs = new float[checked(indices.Length * InputSize)];
        var targets = new TTarget[checked(indices.Length * TargetSize)];
        Gather(indices, inputs, targets);
        return With(inputs, targets);
    }

    /// <summary>The targets of some samples in a row.</summary>
    internal ReadOnlySpan<TTarget> TargetsOf(int start, int samples) => _targets.AsSpan(start * TargetSize, samples * TargetSize);

    /// <summary>Copies samples behind each other.</summary>
    internal void Gather(ReadOnlySpan<int> indices, Span<float> inputs, Span<TTarget> targets)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            InputsOf(indices[i], 1).CopyTo(inputs.Slice(i * InputSize, InputSize));
            if (TargetSize == 1) targets[i] = _targets[indices[i]];
            else TargetsOf(indices[i], 1).CopyTo(targets.Slice(i * TargetSize, TargetSize));
        }
    }

    /// <summary>Other values under the same names.</summary>
    internal DataSet<TTarget> With(float[] inputs, TTarget[] targets) =>
        new(inputs, targets, InputSize, TargetSize) { FeatureNames = FeatureNames, ClassNames = ClassNames };

    /// <summary>Other inputs for the same targets.</summary>
    internal DataSet<TTarget> WithInputs(float[] inputs) => With(inputs, _targets);

    /// <summary>Other inputs, of another size, for the same targets.</summary>
    internal DataSet<TTarget> WithImages(float[] inputs, int inputSize) =>
        new(inputs, _targets, inputSize, TargetSize) { ClassNames = ClassNames };

    private void RequireSample(int index, string name)
    {
        if ((uint)index < (uint)Count) return;
        string range = Count == 0 ? "The data set is empty." : $"The sample must be in 0 .. {Count - 1}.";
        throw new ArgumentOutOfRangeException(name, index, range);
    }
}

namespace NetGen.Data;

/// <summary>
/// Samples in memory: what is known of a data set without the type of its targets. Made as <see cref="DataSet{TTarget}"/>.
/// </summary>
public abstract class DataSet
{
    private readonly float[] _inputs;

    private protected DataSet(float[] inputs, int inputSize, int targetSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        if (inputs.Length % inputSize != 0)
        {
            throw new ArgumentException($"There are {inputs.Length} values; they must be whole samples of {inputSize}.", nameof(inputs));
        }

        _inputs = inputs;
        InputSize = inputSize;
        TargetSize = targetSize;
        Count = inputs.Length / inputSize;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of input values per sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of targets per sample.</summary>
    public int TargetSize { get; }

    /// <summary>All inputs, [<see cref="Count"/>, <see cref="InputSize"/>], sample after sample.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>The names of the input values, in their order; empty if they have none.</summary>
    /// <exception cref="ArgumentException">There is neither no name nor one for each input value.</exception>
    public IReadOnlyList<string> FeatureNames
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(FeatureNames));
            if (value.Count != 0 && value.Count != InputSize)
            {
                throw new ArgumentException($"There are {value.Count} names for {InputSize} input values.", nameof(FeatureNames));
            }

            field = [.. value];
        }
    } = [];

    /// <summary>The names of the classes, in the order of their indices; empty if they have none or the targets are no classes.</summary>
    public IReadOnlyList<string> ClassNames
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(ClassNames));
            field = [.. value];
        }
    } = [];

    /// <summary>Makes a data set from one array per sample, with one target each.</summary>
    /// <param name="inputs">At least one sample, all of the same length.</param>
    /// <param name="targets">One target per sample.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, or the samples differ in length, or there is not one target per sample.
    /// </exception>
    public static DataSet<TTarget> FromRows<TTarget>(float[][] inputs, TTarget[] targets)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(targets);
        return new DataSet<TTarget>(Rows.Join(inputs, nameof(inputs)), [.. targets], inputs[0].Length);
    }

    /// <summary>Makes a data set from one array of inputs and one array of targets per sample.</summary>
    /// <param name="inputs">At least one sample, all of the same length.</param>
    /// <param name="targets">One array per sample, all of the same length.</param>
    /// <exception cref="ArgumentException">
    /// There is no sample, or the arrays differ in length, or there is not one array of targets per sample.
    /// </exception>
    public static DataSet<TTarget> FromRows<TTarget>(float[][] inputs, TTarget[][] targets)
        where TTarget : unmanaged =>
        new(Rows.Join(inputs, nameof(inputs)), Rows.Join(targets, nameof(targets)), inputs[0].Length, targets[0].Length);

    /// <summary>The inputs of some samples in a row.</summary>
    internal ReadOnlySpan<float> InputsOf(int start, int samples) => _inputs.AsSpan(start * InputSize, samples * InputSize);
}

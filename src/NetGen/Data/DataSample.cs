namespace NetGen.Data;

/// <summary>One sample, seen inside its data set.</summary>
/// <typeparam name="TTarget">The type of a target.</typeparam>
public readonly ref struct DataSample<TTarget>
    where TTarget : unmanaged
{
    internal DataSample(ReadOnlySpan<float> input, ReadOnlySpan<TTarget> target)
    {
        Input = input;
        Target = target;
    }

    /// <summary>The input values.</summary>
    public ReadOnlySpan<float> Input { get; }

    /// <summary>The targets; one, if the whole sample has a class.</summary>
    public ReadOnlySpan<TTarget> Target { get; }

    /// <summary>Takes the sample apart: <c>var (input, target) = data.Sample(0);</c></summary>
    public void Deconstruct(out ReadOnlySpan<float> input, out ReadOnlySpan<TTarget> target)
    {
        input = Input;
        target = Target;
    }
}

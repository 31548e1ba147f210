using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>One run of a program: what is known so far, and the numbers that came from outside.</summary>
internal sealed class Execution(
    int batch,
    IReadOnlyList<int>? classes,
    IReadOnlyDictionary<string, double>? scalars,
    Func<int, int, double>? random)
{
    private readonly HashSet<Tensor> _overwritten = [];

    public int Batch { get; } = batch;

    public Dictionary<Tensor, double[]> Values { get; } = [];

    /// <summary>The class indices, sample by sample.</summary>
    public IReadOnlyList<int> Classes(int rowsPerSample) => classes?.Count == Batch * rowsPerSample
        ? classes
        : throw new InvalidOperationException($"The program needs {Batch * rowsPerSample} class indices and has {classes?.Count ?? 0}.");

    public double[] Read(Tensor tensor)
    {
        if (Values.TryGetValue(tensor, out var values))
            return values;
        if (tensor.Values is { } constant)
            return constant.Count == tensor.Size ? [.. constant] : throw new InvalidOperationException($"{tensor} has {constant.Count} values.");

        throw new InvalidOperationException(
            $"{tensor} is read {(_overwritten.Contains(tensor) ? "after it was overwritten" : "before it is written")}.");
    }

    public void Write(Tensor tensor, double[] values)
    {
        if (values.Length != LengthOf(tensor))
            throw new InvalidOperationException($"{tensor} has {LengthOf(tensor)} elements, not {values.Length}.");

        if (!Values.TryAdd(tensor, values))
            throw new InvalidOperationException($"{tensor} is written twice.");

        // In place: the memory has the new value from here on, and nobody may read the old one.
        if (tensor.Overwrites is { } overwritten)
        {
            Values.Remove(overwritten);
            _overwritten.Add(overwritten);
        }
    }

    public double Scalar(string name) => scalars is not null && scalars.TryGetValue(name, out var value)
        ? value
        : throw new InvalidOperationException($"The program needs the scalar '{name}'.");

    public double Random(int stream, int index) => random is not null
        ? random(stream, index)
        : throw new InvalidOperationException("The program needs random numbers.");

    /// <summary>The number of elements, the batch axis included.</summary>
    public int LengthOf(Tensor tensor) => (tensor.Batched ? Batch : 1) * tensor.Size;
}

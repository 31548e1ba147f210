namespace NetGen.Generators.Emission.Kernels;

/// <summary>Names of locals that are unique within a method.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, int> _counts = [];

    public string New(string stem)
    {
        _counts.TryGetValue(stem, out var count);
        _counts[stem] = count + 1;
        return stem + Literal.Int(count);
    }
}

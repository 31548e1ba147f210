using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>What takes the place of all else in a kernel on hardware with vectors of 512 bits, which two of something share there.</summary>
/// <param name="Summary">What shares them.</param>
/// <param name="Body">Writes the method.</param>
internal sealed record LanePairsText(string Summary, Action<CodeWriter> Body)
{
    /// <summary>Of which ranges; null where of any.</summary>
    public string? Condition { get; init; }
}

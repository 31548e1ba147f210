namespace NetGen.Generators.Emission.Kernels;

/// <summary>A part of a tile's sums, which wait in memory between the parts.</summary>
/// <param name="HasSums">A condition: whether there are sums of earlier blocks.</param>
/// <param name="HasMore">A condition: whether more blocks follow.</param>
internal sealed record SumBlock(string HasSums, string HasMore);

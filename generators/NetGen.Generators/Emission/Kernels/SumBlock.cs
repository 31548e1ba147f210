using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A part of a tile's sums, which wait in memory between the parts.</summary>
/// <param name="HasSums">A condition: whether there are sums of earlier blocks.</param>
/// <param name="HasMore">A condition: whether more blocks follow.</param>
internal sealed record SumBlock(string HasSums, string HasMore)
{
    /// <summary>The group that a sample belongs to.</summary>
    public static string GroupOf(string sample) => $"{sample} / {Literal.Int(Tensor.SamplesOfGroup)}";

    /// <summary>Whether a sample isn't the first of its group.</summary>
    public static string HasSumsOfGroup(string sample) => $"({sample} & {Literal.Int(Tensor.SamplesOfGroup - 1)}) != 0";
}

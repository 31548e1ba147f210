using NetGen.Differential.Tests.Runs;
using NetGen.TestKit;
using static System.FormattableString;

namespace NetGen.Differential.Tests.Networks;

/// <summary>A network as its attributes, and everything that decides what a test does with it.</summary>
/// <param name="Number">Names the class.</param>
/// <param name="Seed">Of weights, dropout and data.</param>
/// <param name="Batch">Samples a step.</param>
internal sealed record NetworkCase(
    int Number, ulong Seed, int Batch, string Input, IReadOnlyList<string> Layers, string Loss, string Optimizer) : ITestNetwork
{
    /// <summary>The blocks that the layers refer to, as C#.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>A class that is declared elsewhere, by its full name and with its source; null for one made of the parts above.</summary>
    public (string Name, string Source)? Declared { get; init; }

    public string Name => Declared?.Name ?? Invariant($"Net{Number}");

    public int Width => OneWidth.Widths[Number % OneWidth.Widths.Count];

    public bool SharesKernels => Number % 2 == 1;

    public string Source => Declared?.Source ?? string.Concat(
        [TestNetworks.Source(string.Join("\n", [$"[{Input}]", .. Layers.Select(layer => $"[{layer}]"), $"[{Loss}]", $"[{Optimizer}]"]), Name), .. Blocks]);

    public override string ToString() => Invariant($"seed {Seed}, batch {Batch}, {Width} bits\n{Source}");
}

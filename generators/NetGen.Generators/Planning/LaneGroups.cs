using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Planning;

/// <summary>What two pixels, terms or rows that share a vector of 512 bits have in common (see <see cref="PixelPairs"/>, <see cref="TermPairs"/>, <see cref="RowPairs"/>).</summary>
internal static class LaneGroups
{
    /// <summary>Columns of one: more than half as many as two of them have lanes.</summary>
    public const int MostColumns = 8;

    private const int FewestColumns = 5;

    /// <summary>Operations of an epilogue, times pairs, that are written out.</summary>
    private const int MostOperations = 72;

    public static bool HaveFewColumns(LoopNest nest) => nest.Column is { Output: 1, Right: 1, Left: 0, Extent: >= FewestColumns and <= MostColumns };

    /// <summary>Whether eight columns may be read: of fewer than eight, what lies behind is read with them.</summary>
    public static bool HaveRoom(ContractionPlan plan, LoopNest nest) => nest.Column.Extent == MostColumns || plan.ReadsBeyond(plan.Contraction.Right.Tensor);

    /// <summary>Whether what follows a sum is short enough to be written out for each pair.</summary>
    public static bool IsPlain(Map epilogue, int pairs) =>
        epilogue.Results.Sum(result => result.Value.Descendants().Count(node => node is Unary or Binary or Select)) * pairs <= MostOperations
        && !epilogue.Results.Any(result => EpilogueCost.IsHeavy(result.Value) || result.Value.Descendants().OfType<RandomUniform>().Any());
}

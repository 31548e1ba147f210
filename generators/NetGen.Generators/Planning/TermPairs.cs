using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Two terms of a sum in one vector: five to eight columns fill half of a vector of 512 bits, and what two neighbouring terms multiply, the left operand's numbers, are
/// neighbours in memory. The vector's halves are partial sums that any width adds up in the same order.
/// </summary>
internal static class TermPairs
{
    /// <summary>Sums of a tile of samples, of which there are 32 registers.</summary>
    private const int MostSums = 16;

    /// <summary>Rows of a tile of pixels: more are longer to read, not faster.</summary>
    private const int MostPixels = 8;

    /// <summary>A shorter sum mostly loads and stores.</summary>
    private const int FewestTerms = 8;

    /// <summary>
    /// Whether the sums of pixels are two partial sums each for this. That is up to their shape alone: what follows a sum, which another pass may not have, has no part in its order.
    /// </summary>
    public static bool Suit(Contraction contraction, LoopNest nest) =>
        contraction is { Parts.Count: 1, Output.Tensor.Batched: true, Filters: null } && HasTerms(nest) && nest.Row.Extent > 1 && PixelPairs.OfRow(nest) is null;

    /// <summary>Rows of a tile where there are vectors of 512 bits, an even number; null where sums go term by term.</summary>
    public static int? RowsOf(ContractionPlan plan)
    {
        var nest = plan.Nests[0];
        if (plan is not { HasSamples: true, Tiles: null, PacksRight: false, PartialSums: 2 or 4, SumsInBlocks: false, MayReachBack: true, Nests.Count: 1, Contraction.FillsRest: false }
            || !HasTerms(nest) || !LaneGroups.HaveRoom(plan, nest) || nest.ColumnStart != 0 || nest.Outer.Any(loop => nest.ColumnsOf(loop) != 0) || nest.Row.Output != plan.Columns)
            return null;

        // As few tiles as there may be, the last of which reaches back; of dense layers' samples a power of two.
        var isOfSamples = nest.Row is { IsBatch: true, Extent: 1 };
        var most = isOfSamples ? 2 * MostSums / plan.PartialSums : MostPixels;
        var extent = nest.Row.Extent;
        var tiles = (extent + most - 1) / most;
        var even = (extent + (2 * tiles) - 1) / (2 * tiles) * 2;
        var rows = isOfSamples ? most
            : nest.Row.IsBatch ? Math.Min(most, extent / 2 * 2)
            : even <= extent ? even : extent / 2 * 2;
        return rows >= 2 && (plan.Contraction.Epilogue is not { } epilogue || LaneGroups.IsPlain(epilogue, rows / 2)) ? rows : null;
    }

    private static bool HasTerms(LoopNest nest) => LaneGroups.HaveFewColumns(nest) && nest.Row is { Right: 0 }
        && nest.Depth.Count > 0 && nest.Depth.All(loop => !loop.IsBatch && loop.Extent > 0)
        && nest.Depth[nest.Depth.Count - 1] is { Left: 1, Extent: > 1 } terms && terms.Right == nest.Column.Extent && PlannedLoop.Product(nest.Depth) >= FewestTerms;
}

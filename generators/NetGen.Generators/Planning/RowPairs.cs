using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Two rows of a gradient in one vector: five to eight columns fill half of a vector of 512 bits, and what two neighbouring rows multiply, numbers of the left operand
/// (a sample's, or an image's under two neighbouring taps), are neighbours in memory. Each sum is added up as without it.
/// </summary>
internal static class RowPairs
{
    /// <summary>Sums of a tile, of which there are 32 registers.</summary>
    private const int MostSums = 28;

    /// <summary>Fewer sums wait for each other, as the rows do one by one.</summary>
    private const int FewestSums = 5;

    /// <summary>Whether a layer's rows are few enough for a single tile, which a single worker takes.</summary>
    public static bool FitATile(ContractionPlan plan) => OfSamples(plan) && PairsOf(plan.Nests[0].Row.Extent) <= MostSums && plan.Units > 1;

    /// <summary>Whether the gradient of a dense layer's weights, a sum over samples, takes two rows at a time.</summary>
    public static bool OfSamples(ContractionPlan plan)
    {
        var nest = plan.Nests[0];
        return plan is { HasSamples: false, SumsGroups: false, PacksRight: false, Tiles: null, PartialSums: 1, Nests.Count: 1, SumsInBlocks: false, PackedLeft: null } && HasRows(plan, nest)
            && nest.Outer.Count == 0 && nest.Depth.Count == 1 && nest.Depth[0] is { IsBatch: true, Extent: 1 }
            && PairsOf(nest.Row.Extent) >= FewestSums && (plan.Contraction.Epilogue is not { } epilogue || IsPlain(plan, epilogue));
    }

    /// <summary>Whether that of a convolution's filters does, all taps in a tile.</summary>
    public static bool OfPixels(ContractionPlan plan)
    {
        var nest = plan.Nests[0];
        return plan is { SumsGroups: true, SumsInBlocks: true, TakesAllTaps: false, PacksRight: false, Tiles: null, PartialSums: 1, Nests.Count: 1, Contraction.Epilogue: null }
            && HasRows(plan, nest) && !nest.Outer.Any(loop => loop.IsBatch || loop.Right != 0)
            && PairsOf(nest.Row.Extent) * PlannedLoop.Product(nest.Outer) is >= FewestSums and <= MostSums;
    }

    /// <summary>Pairs that so many rows are; the last may have one row.</summary>
    public static int PairsOf(int rows) => (rows + 1) / 2;

    private static bool HasRows(ContractionPlan plan, LoopNest nest) => LaneGroups.HaveFewColumns(nest) && LaneGroups.HaveRoom(plan, nest) && nest.ColumnStart == 0
        && nest.Row is { IsBatch: false, Left: 1, Right: 0, Extent: > 1 } row && row.Output == plan.Columns;

    // What it reads lies as the sums do.
    private static bool IsPlain(ContractionPlan plan, Map epilogue) =>
        LaneGroups.IsPlain(epilogue, PairsOf(plan.Nests[0].Row.Extent) is <= MostSums and var pairs ? pairs : PairsOf(plan.RowsOf(plan.Nests[0])))
        && !epilogue.Inputs.Skip(1).Any(input => epilogue.Space.BroadcastOf(input) == Broadcast.AlongRows);
}

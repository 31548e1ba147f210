namespace NetGen.Generators.Planning;

/// <summary>
/// Two pixels in one vector: the few filters of a first layer fill half of a vector of 512 bits, and an image of one channel has the numbers of two neighbouring pixels
/// side by side. Each sum is added up as without it. Narrower vectors have hardly a lane to spare, and go pixel by pixel.
/// </summary>
internal static class PixelPairs
{
    /// <summary>Pairs of a tile, whose sums stay in registers, of which there are 32.</summary>
    private const int MostPairs = 14;

    /// <summary>Sums of a gradient's tile.</summary>
    private const int MostSums = 27;

    /// <summary>Taps of a row that are written out.</summary>
    private const int LargestWindow = 7;

    /// <summary>Pairs of a tile of a convolution's pixels; null where it goes pixel by pixel.</summary>
    public static int? OfPixels(ContractionPlan plan)
    {
        var (nest, epilogue) = (plan.Nests[0], plan.Contraction.Epilogue);
        return plan is { HasSamples: true, Tiles: null, PacksRight: false, PartialSums: 1, SumsInBlocks: false, MayReachBack: true, Nests.Count: 1, Contraction.FillsRest: false }
            && LaneGroups.HaveRoom(plan, nest) && OfRow(nest) is { } pairs && (epilogue is null || LaneGroups.IsPlain(epilogue, pairs)) ? pairs : null;
    }

    /// <summary>The same by the shape alone, whatever else the kernel does.</summary>
    public static int? OfRow(LoopNest nest)
    {
        if (!LaneGroups.HaveFewColumns(nest) || nest.ColumnStart != 0 || nest.Outer.Any(loop => nest.ColumnsOf(loop) != 0)
            || nest.Row is not { IsBatch: false, Left: 1, Right: 0, Extent: >= 2 } row || row.Output != nest.Column.Extent
            || nest.Depth.Count == 0 || nest.Depth.Any(loop => loop.IsBatch || loop.Extent == 0) || nest.Depth[nest.Depth.Count - 1] is not { Left: 1, Extent: > 1 and <= LargestWindow })
            return null;

        // As few tiles as there may be; the last one reaches back.
        var tiles = (row.Extent + (2 * MostPairs) - 1) / (2 * MostPairs);
        var pairs = (row.Extent + (2 * tiles) - 1) / (2 * tiles);
        if (2 * pairs > row.Extent)
            pairs = (row.Extent + 3) / 4;
        return 2 * pairs <= row.Extent ? pairs : null;
    }

    /// <summary>Whether the gradient of such a convolution's filters sums two pixels at a time, all taps in a tile.</summary>
    public static bool OfGradient(ContractionPlan plan)
    {
        var nest = plan.Nests[0];
        if (plan is not { SumsGroups: true, SumsInBlocks: true, TakesAllTaps: false, PacksRight: false, Tiles: null, PartialSums: 2 or 4, Nests.Count: 1, Contraction.Epilogue: null }
            || !LaneGroups.HaveFewColumns(nest) || !LaneGroups.HaveRoom(plan, nest) || nest.Row is not { IsBatch: false, Right: 0 } || nest.Outer.Any(loop => loop.IsBatch || loop.Right != 0))
            return false;

        var loops = ContractionPlan.LoopsOfSample(nest);
        return plan.BlockSteps == loops[0].Extent && loops[loops.Count - 1] is { Left: 1 } pixels && pixels.Right == plan.Columns && pixels.Extent % 2 == 0 && pixels.Extent > 0
            && nest.Row.Extent * PlannedLoop.Product(nest.Outer) * (plan.PartialSums / 2) <= MostSums;
    }
}

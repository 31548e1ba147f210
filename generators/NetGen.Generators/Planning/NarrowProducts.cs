using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Products of matrices of one or two columns, as a network's last layer has that predicts a number or two: vectors lie along the terms, and, in the gradient of such a layer's weights, along its rows, with the
/// columns side by side. What each vector of the left operand multiplies lies in the right one as it is.
/// </summary>
internal static class NarrowProducts
{
    /// <summary>Vectors of a gradient's tile: twice as many, of half their width, fill the registers of AVX2.</summary>
    private const int MostVectors = 6;

    /// <summary>Fewer sums wait for each other: a gradient has as many as this, of every second or fourth sample each, if it has too few.</summary>
    private const int FewestSums = 4;

    private const int MostColumns = 2;

    /// <summary>Whether a layer's samples are multiplied so. Their kernel may compute a row twice, to the same bits.</summary>
    public static bool OfSamples(ContractionPlan plan) => plan is { HasSamples: true, MayReachBack: true, Contraction: { FillsRest: false, Filters: null } } && IsNarrow(plan, out var nest)
        && nest.Row is { IsBatch: true, Extent: 1 } && nest.Row.Output == plan.Columns
        && nest.Depth[0] is { IsBatch: false, Left: 1 } terms && terms.Right == plan.Columns && terms.Extent * plan.Columns >= TilePlan.Lanes;

    /// <summary>Whether the gradient of a layer's weights is.</summary>
    public static bool OfGradient(ContractionPlan plan) => plan is { HasSamples: false, SumsGroups: false } && IsNarrow(plan, out var nest)
        && nest.Row is { IsBatch: false, Left: 1 } && nest.Row.Output == plan.Columns && nest.Depth[0] is { IsBatch: true, Extent: 1 } samples && samples.Right == plan.Columns
        && nest.Row.Extent * plan.Columns >= TilePlan.Lanes / 2
        && plan.Contraction.Epilogue?.Inputs.Skip(1).Any(input => plan.Contraction.Epilogue.Space.BroadcastOf(input) == Broadcast.AlongRows) != true;

    /// <summary>Terms of a vector.</summary>
    public static int TermsOf(ContractionPlan plan) => TilePlan.Lanes / plan.Columns;

    /// <summary>Tiles of a gradient, which workers share.</summary>
    public static int TilesOf(ContractionPlan plan) => (VectorsOf(plan) + MostVectors - 1) / MostVectors;

    /// <summary>Vectors of a gradient.</summary>
    public static int VectorsOf(ContractionPlan plan) => ((plan.Nests[0].Row.Extent * plan.Columns) + TilePlan.Lanes - 1) / TilePlan.Lanes;

    /// <summary>Vectors of a full tile: as even as possible.</summary>
    public static int VectorsOfTile(ContractionPlan plan) => (VectorsOf(plan) + TilesOf(plan) - 1) / TilesOf(plan);

    /// <summary>Into how many interleaved sums over samples each of a gradient's is split.</summary>
    public static int PartialSumsOf(ContractionPlan plan) => VectorsOf(plan) switch { 1 => FewestSums, 2 or 3 => FewestSums / 2, _ => 1 };

    private static bool IsNarrow(ContractionPlan plan, out LoopNest nest)
    {
        nest = plan.Nests[0];
        return plan.Nests.Count == 1 && nest.Column is { Output: 1, Right: 1, Left: 0, Extent: >= 1 and <= MostColumns } && nest.ColumnStart == 0
            && nest.Outer.Count == 0 && nest.Depth.Count == 1 && nest.Row.Right == 0;
    }
}

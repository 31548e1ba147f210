using System.Runtime.CompilerServices;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Planning;

/// <summary>
/// A contraction as its kernel sees it: loops with constant strides, tiles, and the order in which a sum is added up, which is decided
/// here, from the shape alone, and is the same in every kernel of the layer.
/// </summary>
internal sealed class ContractionPlan
{
    private static readonly ConditionalWeakTable<Contraction, ContractionPlan> s_plans = new();

    private ContractionPlan(Contraction contraction)
    {
        Contraction = contraction;
        Nests = contraction.Parts.Select(LoopNest.Of).ToList();
        DepthwiseRows = Planning.DepthwiseRows.Of(contraction);
        PartialSums = Nests.Count == 1 && DepthwiseRows is null ? PartialSumsFor(Nests[0]) : 1;
        if (PartialSums == 1 && TermPairs.Suit(contraction, Nests[0]))
            PartialSums = 2;
        Vectors = PairReachesBack ? 2 : TakesAllTaps ? 1 : TilePlan.VectorsFor(Columns, PartialSums);
        BlockSteps = SumsInBlocks && !PacksRight ? BlockStepsFor(Nests[0]) : 0;
        Tiles = contraction.Filters is null ? null : WinogradTiles.Of(contraction);
        PackedLeft = RowsShareASet
            ? new Tensor($"{contraction.Left.Tensor.Name}.tiles", TensorRole.Temporary, batched: true, new Shape(RowTiles * RowsOf(Nests[0]))) : null;
    }

    public Contraction Contraction { get; }

    /// <summary>The loops of each part.</summary>
    public IReadOnlyList<LoopNest> Nests { get; }

    /// <summary>How it goes by Winograd's minimal filtering; null where each product is taken.</summary>
    public WinogradTiles? Tiles { get; }

    /// <summary>How each part goes along the rows of an image; null where it goes in tiles.</summary>
    public IReadOnlyList<DepthwiseRows>? DepthwiseRows { get; }

    /// <summary>
    /// Into how many interleaved partial sums the depth is split. One row of few columns has too few independent sums to keep the
    /// multiply-add units busy (two a cycle, four cycles each): partial sums make up for it. So do sums of few columns, for two terms to fill a vector.
    /// </summary>
    public int PartialSums { get; }

    /// <summary>Whether the output has samples, which workers share; else they share tiles of rows, or, where <see cref="SumsGroups"/>, the samples that are summed.</summary>
    public bool HasSamples => Contraction.Output.Tensor.Batched;

    /// <summary>Whether workers share samples in groups, each of which has a sum of its own.</summary>
    public bool SumsGroups => Contraction.Output.Tensor.IsOfGroups;

    /// <summary>Whether sums go over the samples of a batch.</summary>
    public bool SumsOverBatch => Nests.Any(nest => nest.Depth.Any(loop => loop.IsBatch));

    /// <summary>
    /// Whether the sums of a tile are taken in blocks, with what is summed so far in memory in between: so that a weight's gradient goes
    /// through the images one by one, each while it is in the cache.
    /// </summary>
    public bool SumsInBlocks => PacksRight || (Nests.Count == 1 && Nests[0].Depth.Any(loop => loop.IsBatch)
        && (Nests[0].Depth.Count > 1 || Nests[0].Depth[0].Extent > 1));

    /// <summary>
    /// Steps of a sample's outermost loop (rows of an image, or its pixels) in a block: all, or as many as the first-level cache has room for,
    /// where many tiles read them.
    /// </summary>
    public int BlockSteps { get; }

    /// <summary>Loops over a sample, where <see cref="SumsInBlocks"/>.</summary>
    public static IReadOnlyList<PlannedLoop> LoopsOfSample(LoopNest nest) =>
        [.. nest.Depth[0].Extent > 1 ? [nest.Depth[0] with { IsBatch = false }] : Array.Empty<PlannedLoop>(), .. nest.Depth.Skip(1)];

    /// <summary>The same over a block of <see cref="BlockSteps"/> of them.</summary>
    public IReadOnlyList<PlannedLoop> LoopsOfBlock(LoopNest nest)
    {
        var loops = LoopsOfSample(nest);
        return [.. BlockSteps == 1 ? [] : new[] { loops[0] with { Extent = BlockSteps } }, .. loops.Skip(1)];
    }

    /// <summary>Samples of a block where <see cref="PacksRight"/>.</summary>
    public const int PackedSamples = 128;

    /// <summary>
    /// Whether a panel of the right operand (the gradient of a wide dense layer, of which each sample is a row) is copied to the stack before
    /// the tiles go through it: its rows lie a whole sample apart, and many tiles read them.
    /// </summary>
    public bool PacksRight => Nests.Count == 1 && !HasSamples && !Nests[0].IsElementwise
        && Nests[0].Depth.Count == 1 && Nests[0].Depth[0] is { IsBatch: true, Extent: 1 } depth
        && Columns % 16 == 0 && depth.Right > Columns && Nests[0].Row.Extent >= 32;

    /// <summary>
    /// Where the left operand (the input of a wide dense layer) is kept as its tiles read it: block by block of samples, tile by tile, their numbers side
    /// by side; null where tiles read the operand itself.
    /// </summary>
    public Tensor? PackedLeft { get; }

    // Samples that lie a multiple of 4 KiB apart compete for one set of the first-level cache, which has eight or twelve places: each tile would
    // fetch their lines again.
    private bool RowsShareASet => PacksRight && Nests[0].Depth[0].Left % 1024 == 0 && Nests[0].Row.Left == 1 && Nests[0].Outer.All(loop => loop.Left == 0);

    /// <summary>
    /// How much of a panel of the right operand is read by itself before tiles of several samples go through it: where the whole doesn't fit in the second-level cache, the first tile would fetch it
    /// every other line at first, at a fraction of the speed.
    /// </summary>
    /// <returns>How many numbers, whole lines of the cache; 0 where there is nothing to gain.</returns>
    public int FetchedOfPanel(PlannedLoop panel)
    {
        const int NumbersInCache = 1 << 18;
        const int Step = 128;
        return Contraction.Right.Tensor.Size > NumbersInCache ? panel.Right / Step * Step : 0;
    }

    public int Columns => Nests[0].Column.Extent;

    /// <summary>
    /// Whether the last vector of a row may reach back over columns that the one before has computed, to the same bits: nothing is added to
    /// what it writes.
    /// </summary>
    public bool MayReachBack => !SumsInBlocks && Contraction.Epilogue?.Results.Any(result => result.Target.Overwrites is not null) != true;

    /// <summary>Whether it does, in vectors of any width: where columns fill at least one of any, but not all of them.</summary>
    public bool ReachesBack => Columns > TilePlan.Lanes && Columns % TilePlan.Lanes != 0 && MayReachBack;

    /// <summary>
    /// Whether two of the widest vectors cover the columns, the second from a column on that is the first's, too: side by side in a tile they share
    /// what is read of the left operand.
    /// </summary>
    public bool PairReachesBack => ReachesBack && Columns < 2 * TilePlan.Lanes && PartialSums <= 2 && !Nests.Any(nest => nest.IsElementwise);

    /// <summary>Vectors side by side in a tile of rows.</summary>
    public int Vectors { get; }

    /// <summary>
    /// Whether a tile has all taps of a depthwise gradient, for a vector of columns: a row of taps is too few sums to keep the units busy. Where workers share
    /// tiles, not groups of samples, that leaves a single worker all of it: no more than a vector of columns, then.
    /// </summary>
    public bool TakesAllTaps => Nests.Count == 1 && Nests[0] is { IsElementwise: true, Outer.Count: 1 } nest && SumsInBlocks && !HasSamples
        && nest.Outer[0] is { Left: not 0, Right: 0 } taps && taps.Extent * nest.Row.Extent <= TilePlan.Accumulators && (Columns < TilePlan.Lanes || SumsGroups);

    /// <summary>Whether vectors of any width go over all columns.</summary>
    public bool CoversColumns => Columns % TilePlan.Lanes == 0 || ReachesBack;

    /// <summary>Whether a whole vector of a tensor may be read where only some of its lanes are wanted.</summary>
    public bool ReadsBeyond(Tensor tensor) => !CoversColumns && KernelSignature.HasRoomBehind(tensor);

    /// <summary>
    /// Tiles of rows that workers share where the output has no samples; those of all panels where they have been packed, since it is done once.
    /// </summary>
    public int Units => PackedLeft is not null ? RowTiles : TakesAllTaps ? 1 : NarrowProducts.OfGradient(this) ? NarrowProducts.TilesOf(this)
        : checked((int)(RowTiles * PlannedLoop.Product(Nests[0].Outer)));

    /// <summary>Tiles in a run of the row loop.</summary>
    public int RowTiles
    {
        get
        {
            var (full, tails, _) = TilesOf(Nests[0]);
            return full + tails;
        }
    }

    /// <summary>The contraction's plan; the same wherever it is asked for.</summary>
    public static ContractionPlan Of(Contraction contraction) => s_plans.GetValue(contraction, static one => new(one));

    /// <summary>What an op needs room for besides its operands and results: sums that wait for its epilogue, an operand's copy.</summary>
    public static IEnumerable<Tensor> WorkspaceOf(Op op)
    {
        if (op is not Contraction contraction)
            return [];

        var plan = Of(contraction);
        var tensors = new List<Tensor>();
        if (contraction.Epilogue is not null && plan.SumsInBlocks)
            tensors.Add(contraction.Output.Tensor);
        if (plan.PackedLeft is { } left)
            tensors.Add(left);
        return tensors;
    }

    /// <summary>Rows of a full tile.</summary>
    public int RowsOf(LoopNest nest)
    {
        if (nest.IsElementwise && HasSamples)
            return Math.Min(nest.Row.Extent, TilePlan.ElementwiseSums / Vectors);

        var rows = TilePlan.Accumulators / (Vectors * PartialSums);
        var (most, sumsOfRow) = (rows == TilePlan.Accumulators ? TilePlan.AccumulatorsOfOneVector : rows, Vectors * PartialSums);
        return nest.Row switch
        {
            { IsBatch: true, Extent: 1 } => rows,
            { IsBatch: true, Extent: var pixels } => TilePlan.Cheapest(most, pixels, sumsOfRow),

            // Rows enough for tiles that aren't full not to matter.
            { Extent: var extent } when (PacksRight || SumsGroups) && extent >= 10 * rows => rows,
            { Extent: var extent } => TilePlan.Fit(most, extent, TilePlan.FewestRows(sumsOfRow)),
        };
    }

    /// <summary>
    /// The tiles of rows that can't be summed twice: how many are full, and how many there are behind them, of how many rows. Two tiles of four rows take the
    /// place of one of six and one of two, whose few sums would wait for each other.
    /// </summary>
    public (int Full, int Tails, int RowsOfTail) TilesOf(LoopNest nest)
    {
        var rows = RowsOf(nest);
        var (full, rest) = (nest.Row.Extent / rows, nest.Row.Extent % rows);
        return SumsGroups && full > 1 && rest > 0 && 2 * rest < rows && (rows + rest) % 2 == 0
            ? (full - 1, 2, (rows + rest) / 2) : (full, rest == 0 ? 0 : 1, rest);
    }

    /// <summary>
    /// Whether all rows of a gradient in groups of samples are one tile of the widest vectors, of which there are more registers: nine taps and channels of a first layer would be tiles of five and of four,
    /// whose eight sums wait for each other.
    /// </summary>
    public bool FitsRowsOfWidest(LoopNest nest)
    {
        const int MostSums = 18;
        return SumsGroups && Vectors == 2 && PartialSums == 1 && !nest.IsElementwise && RowsOf(nest) < nest.Row.Extent && 2 * nest.Row.Extent <= MostSums;
    }

    /// <summary>
    /// Rows of a full tile of the widest vectors, of which there are more registers: more than <see cref="RowsOf"/> where rows are samples, so that
    /// the usual batches have no row left over, or pixels under a window, two vectors each, of which six are seldom a divisor and four few. (What is written into a padded image, in predictions
    /// mostly, has one tile, which is compiled sooner.)
    /// </summary>
    public int TallRowsOf(LoopNest nest)
    {
        const int LongSum = 16; // a shorter one's tile mostly loads and stores
        var rows = RowsOf(nest);
        if (Columns < TilePlan.Lanes || nest.IsElementwise || PlannedLoop.Product(nest.Depth) < LongSum)
            return rows;

        var most = TilePlan.AccumulatorsOfWidest / (Vectors * PartialSums);
        return nest.Row switch
        {
            { IsBatch: true, Extent: 1 } => most,
            { IsBatch: false, Extent: var pixels } when HasSamples && Vectors == 2 && nest.Depth.Count > 1 && Contraction is { FillsRest: false, Filters: null } => Math.Max(rows, TilePlan.Fit(most, pixels, TilePlan.FewestRows(Vectors * PartialSums))),
            _ => rows,
        };
    }

    // Each number of a depthwise gradient's operands is read for every tap, unless a tile has them all. Else a tile reads its columns and, in whole
    // lines of the cache, its rows; what it has summed so far waits between the blocks. Where that is more than a few numbers, there is nothing to gain.
    private int BlockStepsFor(LoopNest nest)
    {
        const int Cache = 7 << 10; // numbers of the operands that stay in it
        const int ShortestSum = 24;
        const int FewSums = 1 << 10;
        var loops = LoopsOfSample(nest);
        var outermost = loops[0];
        var numbers = Math.Abs((long)outermost.Left) + Math.Abs((long)outermost.Right);
        if (nest.IsElementwise)
            return loops.Count == 1 || TakesAllTaps ? outermost.Extent : Math.Max(1, LargestDivisor(outermost.Extent, divisor => divisor * numbers <= Cache));

        if (Contraction.Output.Tensor.Size > FewSums)
            return outermost.Extent;

        var pixels = PlannedLoop.Product(loops.Skip(1));
        var steps = LargestDivisor(outermost.Extent, divisor => divisor * numbers <= Cache && divisor * pixels >= ShortestSum);
        if (steps == 0 || steps == outermost.Extent)
            return outermost.Extent;

        var inWhole = (double)Units * outermost.Extent * pixels * (Columns + TilePlan.Lanes);
        var inBlocks = (outermost.Extent * numbers) + (2.0 * Contraction.Output.Tensor.Size * outermost.Extent / steps);
        return 2 * inBlocks < inWhole ? steps : outermost.Extent;
    }

    // 0 if there is none that will do.
    private static int LargestDivisor(int number, Func<int, bool> condition)
    {
        for (var divisor = number; divisor > 0; divisor--)
        {
            if (number % divisor == 0 && condition(divisor))
                return divisor;
        }

        return 0;
    }

    /// <summary>Whether full tiles cover the rows of any number of samples.</summary>
    public bool TilesDivideSamples(LoopNest nest) => nest.Row.Extent % RowsOf(nest) == 0 && nest.Row.Extent > 1;

    private static int PartialSumsFor(LoopNest nest)
    {
        if (nest.Depth.Count > 1 && nest.Depth[0].IsBatch)
            return PartialSumsOfImages(nest);

        if (nest.Depth.Count != 1 || nest.Depth[0].IsBatch || !nest.Row.IsBatch || nest.Row.Extent > 1)
            return 1;

        var depth = nest.Depth[0].Extent;
        var columns = (int)(nest.Column.Extent * PlannedLoop.Product(nest.Outer));
        var wanted = columns <= 16 ? 4 : columns <= 64 ? 2 : 1;
        while (wanted > 1 && depth < 4 * wanted)
            wanted /= 2;
        return wanted;
    }

    // The gradient of a few taps and filters, summed over the pixels of images.
    private static int PartialSumsOfImages(LoopNest nest)
    {
        const int Enough = 8;
        var columns = nest.Column.Extent;
        var sums = Math.Min(nest.Row.Extent, TilePlan.RowsFor(columns, 1)) * TilePlan.VectorsFor(columns, 1);
        var isLong = nest.Depth[nest.Depth.Count - 1].Extent >= Enough;
        return nest.IsElementwise || !isLong || sums >= Enough ? 1 : sums >= Enough / 2 ? 2 : 4;
    }
}

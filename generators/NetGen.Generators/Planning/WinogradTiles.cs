using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// A 3×3 convolution of stride 1 in tiles of two by two pixels, as Winograd's minimal filtering F(2×2, 3×3) takes it: where it goes through
/// its image and its result, and how many tiles a kernel works on at a time.
/// </summary>
internal sealed class WinogradTiles
{
    /// <summary>Elements of a transformed tile, or filter.</summary>
    public const int Elements = 16;

    private const int Taps = 3;

    /// <summary>Pixels below which transforming the filters takes longer than it saves, if there is but one sample.</summary>
    private const int FewPixels = 64;

    /// <summary>
    /// Filters times channels for each pixel beyond which it does: transformed filters that don't fit into the second-level cache are written and
    /// read at the speed of what is behind it.
    /// </summary>
    private const int ManyFilters = 128;

    /// <summary>Filters times channels beyond which the transformed ones outgrow the caches, whatever the pixels.</summary>
    private const int MostFilters = 1 << 16;

    /// <summary>Tiles that go through a kernel together, so that the filters are read once for all of them.</summary>
    private const int MostTiles = 16;

    /// <summary>Of fewer tiles, each would go through the filters for itself.</summary>
    private const int FewestTiles = 8;

    /// <summary>Of fewer tiles, reading and writing what waits between blocks takes as long as the products.</summary>
    private const int FewestToSum = 4;

    /// <summary>Tiles times channels that are transformed together: they wait on the stack, 16 numbers each.</summary>
    private const int MostOnStack = 1 << 11;

    /// <summary>Numbers of a row of elements of all tiles, which are to stay in the first-level cache: with them a gradient is summed.</summary>
    private const int MostInCache = 10 << 10;

    private readonly LoopIndex _y;
    private readonly LoopIndex _x;

    private WinogradTiles(ContractionPart part, LoopIndex batch, LoopIndex y, LoopIndex x, int channels, int filters, int panels)
    {
        (Part, _y, _x, Channels, Filters, Panels) = (part, y, x, channels, filters, panels);
        Batch = PlannedLoop.Of(batch, part);
        Y = PlannedLoop.Of(y, part);
        X = PlannedLoop.Of(x, part);
    }

    /// <summary>The formula.</summary>
    public ContractionPart Part { get; }

    /// <summary>Steps from sample to sample.</summary>
    public PlannedLoop Batch { get; }

    /// <summary>Steps from row to row of pixels.</summary>
    public PlannedLoop Y { get; }

    /// <summary>Steps from pixel to pixel.</summary>
    public PlannedLoop X { get; }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Filters of a panel; all, where they are in none.</summary>
    public int Filters { get; }

    /// <summary>Panels of filters; 1 where they are in none.</summary>
    public int Panels { get; }

    /// <summary>Filters that a kernel takes together.</summary>
    public int Width => Filters % (2 * TilePlan.Lanes) == 0 ? 2 * TilePlan.Lanes : TilePlan.Lanes;

    /// <summary>How many times that many filters there are.</summary>
    public int Groups => Panels * Filters / Width;

    /// <summary>How far it is from group to group of transformed filters.</summary>
    public int GroupStep => Panels > 1 ? Elements * Channels * Filters : Width;

    /// <summary>Rows of tiles; the last one reaches back where there is an odd number of rows of pixels.</summary>
    public int Rows => (_y.Extent + 1) / 2;

    /// <summary>Tiles of a row.</summary>
    public int Columns => (_x.Extent + 1) / 2;

    /// <summary>
    /// How a contraction of an image with 3×3 taps goes by tiles; null where it can't, or gains nothing.
    /// </summary>
    /// <param name="part">The contraction.</param>
    /// <param name="image">Its operand that is read at pixel + tap.</param>
    /// <param name="result">Its operand that has a number a pixel and filter.</param>
    /// <param name="taps">Its operand that has a number a tap, channel and filter, in this order; panels of filters, if there are some, come first.</param>
    private static WinogradTiles? Of(ContractionPart part, Operand image, Operand result, Operand taps)
    {
        const int Axes = 4;
        if (!image.Tensor.Batched || !result.Tensor.Batched || taps.Tensor.Batched || image.Axes.Count != Axes || result.Axes.Count != Axes || !taps.IsPlain)
            return null;

        // A result may have a margin.
        var (batch, y, x) = (result.Axes[0].Plain, result.Axes[1].Plus(-result.Axes[1].Offset).Plain, result.Axes[2].Plus(-result.Axes[2].Offset).Plain);
        if (batch is not { IsBatch: true } || y is null || x is null || image.Axes[0].Plain != batch || TapOf(image.Axes[1], y) is not { } ky || TapOf(image.Axes[2], x) is not { } kx)
            return null;

        // Panels, taps, channels (which may be in panels themselves), filters.
        var indices = taps.Indices;
        var first = indices.ToList().IndexOf(ky);
        var (panels, channels, f) = (indices.Take(first).ToList(), indices.Skip(first + 2).Take(indices.Count - first - 3).ToList(), indices[indices.Count - 1]);
        if (first is not (0 or 1) || channels.Count == 0 || indices[first + 1] != kx || !AreDigits(image.Axes[3], channels) || !AreDigits(result.Axes[3], [.. panels, f]))
            return null;

        var (c, p) = (Product(channels), Product(panels));
        var (pixels, filters) = (y.Extent * x.Extent, (long)c * p * f.Extent);
        var pays = pixels >= FewPixels && Math.Min(y.Extent, x.Extent) > 1 && filters <= Math.Min((long)ManyFilters * pixels, MostFilters) && c * FewestTiles <= MostOnStack;
        return pays && c % TilePlan.Lanes == 0 && f.Extent % TilePlan.Lanes == 0 && (p == 1 || f.Extent <= 2 * TilePlan.Lanes)
            ? new WinogradTiles(part, batch, y, x, c, f.Extent, p) : null;
    }

    /// <summary>How a contraction whose filters are transformed goes by tiles.</summary>
    public static WinogradTiles Of(Contraction contraction) =>
        Forward(contraction.Parts[0]) ?? throw new InvalidOperationException($"No tiles cover {contraction.Formula}.");

    /// <summary>The tiles of an image's convolution with taps.</summary>
    public static WinogradTiles? Forward(ContractionPart part) => Of(part, part.Left, part.Output, part.Right);

    /// <summary>
    /// The tiles of the gradient of a convolution's taps: the products of its image and the gradient of its result, where no tile reaches back over
    /// another's pixels, which would count twice.
    /// </summary>
    public static WinogradTiles? Backward(ContractionPart part) =>
        Of(part, part.Left, part.Right, part.Output) is { GradientBlock: not null } tiles && tiles.LastRow % 2 == 0 && tiles.LastColumn % 2 == 0 ? tiles : null;

    /// <summary>
    /// Rows and columns of tiles whose transforms wait on the stack together: some rows of them, or a part of one. The last block of an axis
    /// reaches back if it must, to the same bits.
    /// </summary>
    public (int Rows, int Columns) Block
    {
        get
        {
            var most = Math.Min(MostTiles, MostOnStack / Channels);
            if (Columns > most)
            {
                var blocks = (Columns + most - 1) / most;
                return (1, (Columns + blocks - 1) / blocks);
            }

            var mostRows = most / Columns;
            return (TilePlan.Fit(mostRows, Rows, fewest: (mostRows + 1) / 2), Columns);
        }
    }

    /// <summary>
    /// Rows and columns of tiles of whose transforms a row of four elements is at hand, with those of the gradient for a group of filters. Sums
    /// count each tile once, so that blocks divide the image; null where they would be so small that what waits between them takes the time.
    /// </summary>
    public (int Rows, int Columns)? GradientBlock
    {
        get
        {
            var most = MostInCache / (4 * (Channels + Width));
            var columns = Divisors(Columns).First(divisor => divisor <= most || divisor == 1);
            var rows = columns < Columns ? 1 : Divisors(Rows).First(divisor => divisor * columns <= most || divisor == 1);
            return rows * columns >= FewestToSum ? (rows, columns) : null;
        }
    }

    /// <summary>
    /// From element to element of a block's transforms: not a power of two, or the elements of a tile would compete for one place in the cache.
    /// </summary>
    public static int StepOf((int Rows, int Columns) block, int channels) => (block.Rows * block.Columns * channels) + TilePlan.Lanes;

    /// <summary>The last row of pixels that a tile may start at; an odd number where the last tile reaches back.</summary>
    public int LastRow => _y.Extent - 2;

    /// <summary>The same for columns of pixels.</summary>
    public int LastColumn => _x.Extent - 2;

    // The largest first.
    private static Integers Divisors(int number) => Integers.Range(1, number).Reverse().Where(divisor => number % divisor == 0);

    // The other index of a pixel that is read, if the two just add up, and it is one of three taps.
    private static LoopIndex? TapOf(AxisMap map, LoopIndex pixel) =>
        map.Terms.Count == 2 && map.Terms.Contains(new AxisTerm(pixel, 1)) && map.Terms.Single(term => term.Index != pixel) is { Coefficient: 1, Index: { Extent: Taps } tap } ? tap : null;

    // Whether an axis is the indices' combination, the last one fastest.
    private static bool AreDigits(AxisMap map, List<LoopIndex> indices)
    {
        var step = 1;
        for (var i = indices.Count - 1; i >= 0; i--)
        {
            if (!map.Terms.Contains(new AxisTerm(indices[i], step)))
                return false;
            step *= indices[i].Extent;
        }

        return map.Terms.Count == indices.Count && map.Offset == 0;
    }

    private static int Product(IEnumerable<LoopIndex> indices)
    {
        var product = 1;
        foreach (var index in indices)
            product *= index.Extent;
        return product;
    }
}

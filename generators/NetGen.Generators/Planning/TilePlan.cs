namespace NetGen.Generators.Planning;

/// <summary>
/// Tile sizes: as many sums as registers hold, next to the operands. The same tile serves every vector width: twelve sums keep two
/// multiply-add units busy (four cycles each), and with two vectors and a broadcast they fill the sixteen registers of AVX2.
/// </summary>
internal static class TilePlan
{
    /// <summary>Vector registers of the narrowest hardware, AVX2.</summary>
    public const int Registers = 16;

    /// <summary>Sums of a full tile.</summary>
    public const int Accumulators = 12;

    /// <summary>Sums of a tile of one vector side by side that covers a constant number of rows: sixteen registers have room for a vector and a broadcast, too.</summary>
    public const int AccumulatorsOfOneVector = 14;

    /// <summary>Sums of a full tile of 512-bit vectors, of which there are 32 registers.</summary>
    public const int AccumulatorsOfWidest = 16;

    /// <summary>
    /// Sums of a full tile where each column has a left operand of its own (depthwise): reading these, one for each product, takes the
    /// time. Whatever the rows, the tile is the same: the last one reaches back over some of the one before it.
    /// </summary>
    public const int ElementwiseSums = 8;

    /// <summary>Vectors side by side in a single row, where they are in one panel.</summary>
    public const int VectorsOfOneRow = 4;

    /// <summary>Sums of a single row that goes through several panels at once: two multiply-adds a cycle that take four cycles each.</summary>
    public const int SumsOfOneRow = 8;

    /// <summary>Lanes of the widest vectors.</summary>
    public const int Lanes = 16;

    /// <summary>Vectors side by side in a tile of rows.</summary>
    /// <param name="columns">The contraction's columns.</param>
    /// <param name="partialSums">Partial sums of each.</param>
    public static int VectorsFor(int columns, int partialSums) =>
        partialSums > 2 || columns < 2 * Lanes || columns % (2 * Lanes) == Lanes ? 1 : 2;

    /// <summary>Rows of a full tile.</summary>
    /// <param name="columns">The contraction's columns.</param>
    /// <param name="partialSums">Partial sums of each.</param>
    public static int RowsFor(int columns, int partialSums) => Accumulators / (VectorsFor(columns, partialSums) * partialSums);

    /// <summary>
    /// Rows of a tile that cover a constant number of rows: as many as divide it, if these are <paramref name="fewest"/> or more; else the fewest tiles,
    /// as even as possible.
    /// </summary>
    public static int Fit(int most, int extent, int fewest)
    {
        if (extent <= most)
            return Math.Max(1, extent);

        for (var rows = most; rows >= fewest; rows--)
        {
            if (extent % rows == 0)
                return rows;
        }

        var tiles = (extent + most - 1) / most;
        return (extent + tiles - 1) / tiles;
    }

    /// <summary>The fewest rows whose sums keep the multiply-add units busy.</summary>
    /// <param name="sumsOfRow">Sums that a tile has for each of its rows.</param>
    public static int FewestRows(int sumsOfRow) => (SumsOfOneRow + sumsOfRow - 1) / sumsOfRow;

    /// <summary>
    /// Rows of a tile of which the last may reach back over rows of the one before: those with which <paramref name="extent"/> rows take the least time. A tile takes
    /// as long as its sums, or as <see cref="SumsOfOneRow"/> of them, which wait for each other; and a little more.
    /// </summary>
    /// <param name="most">Rows that registers have room for.</param>
    /// <param name="extent">The rows.</param>
    /// <param name="sumsOfRow">Sums that a tile has for each of its rows.</param>
    public static int Cheapest(int most, int extent, int sumsOfRow)
    {
        const double More = 0.8;
        var (cheapest, least) = (1, double.MaxValue);
        for (var rows = Math.Min(most, extent); rows >= 1; rows--)
        {
            var time = (extent + rows - 1) / rows * (Math.Max(SumsOfOneRow, rows * sumsOfRow) + More);
            if (time < least)
                (cheapest, least) = (rows, time);
        }

        return cheapest;
    }
}

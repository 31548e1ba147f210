using NetGen.Generators.Emission;

namespace NetGen.Generators.Planning;

/// <summary>Tile sizes for a vector width: as many sums as registers hold, next to the operands.</summary>
internal static class TilePlan
{
    /// <summary>
    /// Sums that fit: AVX-512 has 32 registers; with 16, two or three hold operands. Twelve or more keep both multiply-add units busy.
    /// </summary>
    public static int Accumulators(VectorWidth width) => width.Lanes == 16 ? 24 : 12;

    /// <summary>The most rows of a tile: shares of the work start at multiples of it.</summary>
    public const int MostRows = 8;

    /// <summary>
    /// Vectors in a row of a full tile: 8 × 2 tiles with 32 registers; 4 × 3 with 16, which leaves three for the row and one for the
    /// broadcast.
    /// </summary>
    public static int Vectors(VectorWidth width) => width.Lanes == 16 ? 2 : 3;

    /// <summary>Vectors side by side when there is only one row: enough independent sums.</summary>
    public static int VectorsForOneRow(int partialSums) => Math.Max(8 / partialSums, 2);

    /// <summary>
    /// Rows of the blocks to cover all rows with, largest first. For a batch, which may have any size, the last is 1; a constant number
    /// of rows needs its own remainder only.
    /// </summary>
    /// <param name="width">The width of a full vector.</param>
    /// <param name="pieces">Vectors in a row of the widest tile.</param>
    /// <param name="plan">The contraction.</param>
    /// <param name="isHeavy">Whether the epilogue is so long that it should not be written out for many rows.</param>
    public static IReadOnlyList<int> RowBlocks(VectorWidth width, int pieces, ContractionPlan plan, bool isHeavy)
    {
        const int Few = 4;
        const int SmallLayer = 64;
        var isSmall = !plan.DepthIndex.IsBatch && plan.DepthIndex.Extent * plan.Columns <= SmallLayer;
        var rows = isSmall || isHeavy || width.Lanes < 16 ? Few : MostRows;
        while (rows > 1 && rows * pieces * plan.PartialSums > Accumulators(width))
            rows /= 2;

        if (plan.RowIndex.IsBatch)
            return rows == MostRows ? [rows, Few, 1] : rows == 1 ? [1] : [rows, 1];

        var extent = plan.RowIndex.Extent;
        return extent < rows ? [extent] : extent % rows == 0 ? [rows] : [rows, extent % rows];
    }
}

using NetGen.Generators.Emission;

namespace NetGen.Generators.Planning;

/// <summary>Tile sizes for a vector width: as many sums as registers hold, next to the operands.</summary>
internal static class TilePlan
{
    /// <summary>
    /// Sums that fit: AVX-512 has 32 registers; with 16, two or three hold operands. Twelve or more keep both multiply-add units busy.
    /// </summary>
    public static int Accumulators(VectorWidth width) => width.Lanes == 16 ? 24 : 12;

    /// <summary>Vectors in a row of a full tile.</summary>
    public const int Vectors = 2;

    /// <summary>Vectors side by side when there is only one row: enough independent sums.</summary>
    public static int VectorsForOneRow(int partialSums) => Math.Max(8 / partialSums, Vectors);

    /// <summary>Rows of the blocks to cover any number of rows with, largest first: the last is 1.</summary>
    /// <param name="width">The width of a full vector.</param>
    /// <param name="pieces">Vectors in a row of the widest tile.</param>
    /// <param name="plan">The contraction.</param>
    /// <param name="isHeavy">Whether the epilogue is so long that it should not be written out for many rows.</param>
    public static IReadOnlyList<int> RowBlocks(VectorWidth width, int pieces, ContractionPlan plan, bool isHeavy)
    {
        const int Most = 8;
        const int MostOfTheSmall = 4;
        const int SmallLayer = 64;
        var isSmall = !plan.DepthIndex.IsBatch && plan.DepthIndex.Extent * plan.Columns <= SmallLayer;
        var most = isSmall || isHeavy ? MostOfTheSmall : Most;
        var rows = Math.Min(most, Math.Max(1, Accumulators(width) / (pieces * plan.PartialSums)));
        if (isSmall || isHeavy)
            return rows == 1 ? [1] : [rows, 1];

        return rows switch
        {
            1 => [1],
            2 or 3 => [rows, 1],
            _ => [rows, rows / 2, 1],
        };
    }
}

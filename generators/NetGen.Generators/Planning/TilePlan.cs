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
    public static IReadOnlyList<int> RowBlocks(VectorWidth width, int pieces, int partialSums)
    {
        const int Most = 8;
        var rows = Math.Min(Most, Math.Max(1, Accumulators(width) / (pieces * partialSums)));
        return rows switch
        {
            1 => [1],
            2 or 3 => [rows, 1],
            _ => [rows, rows / 2, 1],
        };
    }
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Tiles of a constant number of rows. The widest vectors have twice as many registers as the others: where rows are a power of two, the
/// tile for all widths has eight sums, too few to keep two multiply-add units busy, and these take one of sixteen. Where there are any, they
/// are used.
/// </summary>
internal static class TallTiles
{
    /// <summary>Writes tiles that cover the rows, for the widest vectors and for others.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="vectors">Vectors side by side in a tile.</param>
    /// <param name="extent">Rows.</param>
    /// <param name="mayReachBack">Whether rows may be computed twice: nothing is added to what a tile writes.</param>
    /// <param name="tile">Writes a tile: how many rows it has, and which is its first, in C#.</param>
    public static void Write(CodeWriter writer, int vectors, int extent, bool mayReachBack, Action<int, string> tile)
    {
        var fewest = TilePlan.FewestRows(vectors);
        var tall = TilePlan.Fit(TilePlan.AccumulatorsOfWidest / vectors, extent, fewest);
        var rows = TilePlan.Fit(TilePlan.Accumulators / vectors, extent, fewest);
        if (tall <= rows)
        {
            Rows(rows);
            return;
        }

        using (writer.Braces("if (Vector512.IsHardwareAccelerated)"))
            Rows(tall);
        using (writer.Braces("else"))
            Rows(rows);

        void Rows(int height)
        {
            if (height == extent)
            {
                tile(height, "0");
                return;
            }

            using var loop = writer.Braces($"for (nint m = 0; m < {Literal.Int(extent)}; m += {Literal.Int(height)})");
            if (extent % height == 0)
            {
                tile(height, "m");
                return;
            }

            if (!mayReachBack)
                throw new InvalidOperationException($"Tiles of {height} rows don't divide {extent}.");

            // The last one reaches back over rows that another has computed, to the same bits.
            writer.Line($"var row = Math.Min(m, {Literal.Int(extent - height)});");
            tile(height, "row");
        }
    }
}

using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Loops over blocks of tiles, and over the rows of one; where a tile's pixels are.</summary>
internal static class TileLoops
{
    /// <summary>Opens the loop over an axis's blocks.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="loops">The loops that are open.</param>
    /// <param name="axis"><c>y</c> or <c>x</c>.</param>
    /// <param name="tiles">Tiles of the axis.</param>
    /// <param name="block">Tiles of a block.</param>
    /// <returns>The block's first tile, in C#; null where there is one block. The last one reaches back if blocks don't divide the tiles.</returns>
    public static string? Open(CodeWriter writer, Loops loops, string axis, int tiles, int block)
    {
        if (tiles == block)
            return null;

        var name = axis + "Block";
        loops.Open($"for (nint {name} = 0; {name} < {Literal.Int(tiles)}; {name} += {Literal.Int(block)})");
        if (tiles % block == 0)
            return name;

        writer.Line($"var {axis}First = Math.Min({name}, {Literal.Int(tiles - block)});");
        return axis + "First";
    }

    /// <summary>The first pixel of a tile of an axis, in C#: the last tile reaches back where there is an odd number of pixels.</summary>
    /// <param name="tile">The tile, in C#.</param>
    /// <param name="last">The last pixel that a tile may start at.</param>
    public static string Pixel(string tile, int last)
    {
        if (tile == "0")
            return tile;

        var pixel = tile.Contains(" ") ? $"2 * ({tile})" : $"2 * {tile}";
        return last % 2 == 0 ? pixel : $"Math.Min({pixel}, {Literal.Int(last)})";
    }

    /// <summary>Writes something for each row of a block.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="rows">Rows of a block.</param>
    /// <param name="first">The block's first row; null where there is one block.</param>
    /// <param name="write">Gets the row's number in the image, and in the block.</param>
    public static void Rows(CodeWriter writer, int rows, string? first, Action<string, string> write)
    {
        if (rows == 1)
        {
            write(first ?? "0", "0");
            return;
        }

        using (writer.Braces($"for (nint row = 0; row < {Literal.Int(rows)}; row++)"))
            write(first is null ? "row" : $"{first} + row", "row");
    }
}

using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Loops over blocks of tiles, and over the rows of one.</summary>
internal static class TileLoops
{
    /// <summary>Opens the loop over an axis's blocks.</summary>
    /// <param name="loops">Where.</param>
    /// <param name="axis"><c>y</c> or <c>x</c>.</param>
    /// <param name="tiles">Tiles of the axis.</param>
    /// <param name="block">Tiles of a block.</param>
    /// <returns>The block's number, in C#; null where there is one.</returns>
    public static string? Open(Loops loops, string axis, int tiles, int block)
    {
        if (tiles == block)
            return null;

        var name = axis + "Block";
        loops.Open($"for (nint {name} = 0; {name} < {Literal.Int(tiles / block)}; {name}++)");
        return name;
    }

    /// <summary>Writes something for each row of a block.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="rows">Rows of a block.</param>
    /// <param name="block">The block's number; null where there is one.</param>
    /// <param name="write">Gets the row's number in the image, and in the block.</param>
    public static void Rows(CodeWriter writer, int rows, string? block, Action<string, string> write)
    {
        if (rows == 1)
        {
            write(block ?? "0", "0");
            return;
        }

        using (writer.Braces($"for (nint row = 0; row < {Literal.Int(rows)}; row++)"))
            write(block is null ? "row" : $"({block} * {Literal.Int(rows)}) + row", "row");
    }
}

using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The columns of a panel, which vectors of any width fill.</summary>
internal static class WholeColumns
{
    /// <summary>Writes a loop over them.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="tile">Writes what happens to so many vectors, from a column on.</param>
    public static void Write(CodeWriter writer, int columns, Action<int, string> tile)
    {
        var vectors = TilePlan.VectorsFor(columns, partialSums: 1);
        using (writer.Braces($"for (nint n = 0; n < {Literal.Int(columns)}; n += {(vectors == 1 ? "" : Literal.Int(vectors) + " * ")}L.Count)"))
            tile(vectors, "n");
    }
}

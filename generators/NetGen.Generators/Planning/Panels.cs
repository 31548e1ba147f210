using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Wide matrices lie in memory as panels: 32 (or 16) columns side by side, row after row, then the next 32. A kernel's tile reads one
/// panel from start to end. Row by row instead, a tile would touch one cache line in each row, a whole row apart; where that is a power
/// of two, these lines compete for a few places of the cache.
/// </summary>
internal static class Panels
{
    private const int Wide = 32;
    private const int Narrow = 16;
    private const int WorthwhileRows = 16;

    /// <summary>Columns of a panel for a matrix of this size, or 0 where rows are best.</summary>
    public static int WidthFor(int rows, int columns)
    {
        var width = columns % Wide == 0 ? Wide : Narrow;
        return columns % Narrow == 0 && columns > width && rows >= WorthwhileRows ? width : 0;
    }

    /// <summary>An index as panel and column in panel.</summary>
    public static (LoopIndex Panel, LoopIndex Lane, IReadOnlyList<AxisTerm> Digits) Split(LoopIndex index, int width)
    {
        var panel = new LoopIndex(index.Name + "p", index.Extent / width);
        var lane = new LoopIndex(index.Name, width);
        return (panel, lane, [new AxisTerm(panel, width), new AxisTerm(lane, 1)]);
    }
}

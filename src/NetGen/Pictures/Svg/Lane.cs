namespace NetGen.Pictures.Svg;

/// <summary>Where one branch of a block runs: its layers, or only a line where it has none.</summary>
internal sealed class Lane
{
    private const int LineWidth = 32;

    public Lane(IReadOnlyList<DiagramPart> branch, NetworkInfo network)
    {
        Column = branch.Count == 0 ? null : new ColumnFigure([.. ColumnFigure.Of(branch, network)]);
        Width = Column?.Width ?? LineWidth;
        Axis = Column?.Axis ?? LineWidth / 2;
    }

    /// <summary>The layers; null if there are none.</summary>
    public ColumnFigure? Column { get; }

    public int Width { get; }

    public int Axis { get; }

    public int Height => Column?.Height ?? 0;

    /// <summary>How far it is from the left of the first one.</summary>
    public int Offset { get; set; }

    /// <summary>Where its line is, from there.</summary>
    public int Middle => Offset + Axis;

    /// <summary>Puts lanes beside each other.</summary>
    /// <returns>Their width together.</returns>
    public static int Arrange(IReadOnlyList<Lane> lanes, int gap)
    {
        int right = 0;
        foreach (Lane lane in lanes)
        {
            lane.Offset = right;
            right += lane.Width + gap;
        }

        return right - gap;
    }
}

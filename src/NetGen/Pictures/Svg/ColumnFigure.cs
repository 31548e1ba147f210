namespace NetGen.Pictures.Svg;

/// <summary>Figures below each other, with arrows between them.</summary>
internal sealed class ColumnFigure : Figure
{
    private const int Gap = 24;

    private readonly IReadOnlyList<Figure> _figures;

    /// <param name="figures">At least one.</param>
    public ColumnFigure(IReadOnlyList<Figure> figures)
    {
        _figures = figures;
        int widest = figures.OfType<BoxFigure>().Select(box => box.Width).DefaultIfEmpty().Max();
        foreach (BoxFigure box in figures.OfType<BoxFigure>()) box.Widen(widest);
        Axis = figures.Max(figure => figure.Axis);
        Width = Axis + figures.Max(figure => figure.Width - figure.Axis);
        Height = figures.Sum(figure => figure.Height) + (Gap * (figures.Count - 1));
    }

    /// <summary>The layers and blocks of a diagram.</summary>
    public static IEnumerable<Figure> Of(IEnumerable<DiagramPart> parts, NetworkInfo network) => parts.Select(part => part switch
    {
        DiagramBlock block => (Figure)new FrameFigure(block, network),
        _ => new BoxFigure((DiagramLeaf)part, network),
    });

    public override void Place(int left, int top)
    {
        base.Place(left, top);
        foreach (Figure figure in _figures)
        {
            figure.Place(Line - figure.Axis, top);
            top = figure.Bottom + Gap;
        }
    }

    public override void Draw(SvgCanvas canvas)
    {
        for (int i = 0; i < _figures.Count; i++)
        {
            if (i > 0) Connector.Down(canvas, Line, _figures[i - 1].Bottom, _figures[i].Top);
            _figures[i].Draw(canvas);
        }
    }
}

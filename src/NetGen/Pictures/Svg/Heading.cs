namespace NetGen.Pictures.Svg;

/// <summary>The network's name, its totals, and what the colours mean.</summary>
internal sealed class Heading
{
    private const int RowHeight = 20;
    private const int Swatch = 12;
    private const int Gap = 14;
    private const int LeastWidth = 440;
    private const int Widest = 900;
    private const string BarLegend = "share of all parameters";

    private readonly string _name;
    private readonly List<string> _totals;
    private readonly List<(LayerFamily? Family, int X, int Row)> _legend = [];

    public Heading(NetworkDiagram diagram, int room)
    {
        NetworkInfo info = diagram.Info;
        _name = TextWidth.Fit(info.Name, Widest, Styles.HeadingSize, bold: true);
        _totals = [.. Totals(info)];
        Width = Math.Max(LeastWidth, _totals.Max(line => TextWidth.Of(line, Styles.ShapeSize)));
        Width = Math.Max(Width, TextWidth.Of(_name, Styles.HeadingSize, bold: true));
        PlaceLegend(diagram.Info, Math.Max(room, Width));
    }

    public int Width { get; }

    public int Height => 30 + (RowHeight * (_totals.Count + Rows)) + 16;

    private int Rows => _legend.Count == 0 ? 0 : _legend[^1].Row + 1;

    public void Draw(SvgCanvas canvas, int left, int top)
    {
        canvas.Label(left, top + 18, "heading", _name);
        for (int i = 0; i < _totals.Count; i++) canvas.Label(left, top + 42 + (RowHeight * i), "totals", _totals[i]);
        foreach ((LayerFamily? family, int x, int row) in _legend)
        {
            int y = top + 34 + (RowHeight * (_totals.Count + row));
            if (family is null)
                canvas.Element($"rect x=\"{left + x}\" y=\"{y + 5}\" width=\"{Swatch}\" height=\"3\" rx=\"1.5\" fill=\"{SvgCanvas.Faint}\"");
            else
                canvas.Element($"rect x=\"{left + x}\" y=\"{y}\" width=\"{Swatch}\" height=\"{Swatch}\" rx=\"3\" fill=\"{family.Fill}\" stroke=\"{family.Line}\"");
            canvas.Label(left + x + Swatch + 6, y + 10, "legend", family?.Name ?? BarLegend);
        }
    }

    private static IEnumerable<string> Totals(NetworkInfo info)
    {
        string trainable = info.TotalParameterCount == info.Parameters ? "" : $", {DiagramText.Number(info.Parameters)} trainable";
        string bytes = DiagramText.Number(info.Layers.Sum(layer => layer.Bytes));
        yield return $"{DiagramText.Parameters(info.TotalParameterCount)}{trainable} · {DiagramText.Number(info.MultiplyAdds)} MACs · {bytes} bytes";
        string training = string.Join(" · ", new[] { info.Loss, info.Optimizer }.Where(part => part.Length > 0));
        if (training.Length > 0) yield return training;
    }

    // As many in a row as fit.
    private void PlaceLegend(NetworkInfo info, int room)
    {
        var used = info.Layers.Where(layer => !BlockKinds.Contains(layer.Kind)).Select(layer => LayerFamily.Of(layer.Kind)).ToHashSet();
        (int x, int row) = (0, 0);
        foreach (LayerFamily? family in LayerFamily.All.Where(used.Contains).Append(null).Where(_ => used.Count > 0))
        {
            int width = Swatch + 6 + TextWidth.Of(family?.Name ?? BarLegend, Styles.SmallSize);
            if (x > 0 && x + width > room) (x, row) = (0, row + 1);
            _legend.Add((family, x, row));
            x += width + Gap;
        }
    }
}

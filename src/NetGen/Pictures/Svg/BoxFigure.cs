namespace NetGen.Pictures.Svg;

/// <summary>A layer: what it is, what comes out, its name, what it costs, and a bar for its share of all parameters.</summary>
internal sealed class BoxFigure : Figure
{
    private const int Padding = 12;
    private const int Strip = 4;
    private const int Gap = 20;

    // Texts that are longer are cut; all of it is in the tooltip.
    private const int Widest = 560;
    private const int Narrowest = 200;

    // Widths come in steps, so that columns that are nearly as wide as each other are as wide.
    private const int Step = 40;

    private readonly DiagramLeaf _leaf;
    private readonly LayerFamily _family;
    private readonly NetworkInfo _network;
    private readonly string _title;
    private readonly string _shape;
    private readonly string _name;
    private readonly string _costs;

    public BoxFigure(DiagramLeaf leaf, NetworkInfo network)
    {
        _leaf = leaf;
        _network = network;
        _family = LayerFamily.Of(leaf.Layer.Kind);
        _title = TextWidth.Fit(DiagramText.Description(leaf.Layer), Widest, Styles.TitleSize, bold: true);
        _shape = TextWidth.Fit(DiagramText.Shape(leaf.Layer.OutputShape), Widest, Styles.ShapeSize, bold: true);
        _name = TextWidth.Fit(leaf.Label, Widest, Styles.SmallSize);
        _costs = DiagramText.Costs(leaf.Values, leaf.Layer.MultiplyAdds);
        int first = TextWidth.Of(_title, Styles.TitleSize, bold: true) + Gap + TextWidth.Of(_shape, Styles.ShapeSize, bold: true);
        int second = TextWidth.Of(_name, Styles.SmallSize) + (_costs.Length == 0 ? 0 : Gap + TextWidth.Of(_costs, Styles.SmallSize));
        Height = 54;
        Widen(Math.Max(Narrowest, RoundUp(Strip + (2 * Padding) + Math.Max(first, second))));
    }

    /// <summary>Makes it as wide as the others of its column.</summary>
    public void Widen(int width)
    {
        Width = Math.Max(Width, width);
        Axis = Width / 2;
    }

    public override void Draw(SvgCanvas canvas)
    {
        canvas.Open($"g class=\"layer\"");
        canvas.Words($"title", Tooltip());
        canvas.Element($"rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" rx=\"6\" fill=\"{_family.Fill}\" stroke=\"{_family.Line}\"");
        canvas.Element($"rect x=\"{Left + 4}\" y=\"{Top + 8}\" width=\"{Strip}\" height=\"{Height - 16}\" rx=\"2\" fill=\"{_family.Line}\"");
        int left = Left + Strip + Padding;
        int right = Right - Padding;
        canvas.Label(left, Top + 21, "title", _title);
        canvas.Label(right, Top + 21, "shape", _shape);
        canvas.Label(left, Top + 38, "name", _name);
        if (_costs.Length > 0) canvas.Label(right, Top + 38, "costs", _costs);
        if (_leaf.Values > 0) Bar(canvas, left, right - left);
        canvas.Close("g");
    }

    private static int RoundUp(int width) => (width + Step - 1) / Step * Step;

    private void Bar(SvgCanvas canvas, int left, int room)
    {
        // A layer with one value of a million still shows that it has any.
        long filled = Math.Max(1, (long)Math.Round((double)room * _leaf.Values / _network.TotalParameterCount));
        canvas.Element($"rect x=\"{left}\" y=\"{Bottom - 10}\" width=\"{room}\" height=\"3\" rx=\"1.5\" fill=\"{_family.Line}\" fill-opacity=\"0.16\"");
        canvas.Element($"rect x=\"{left}\" y=\"{Bottom - 10}\" width=\"{filled}\" height=\"3\" rx=\"1.5\" class=\"share\" fill=\"{_family.Line}\"");
    }

    private string Tooltip()
    {
        LayerInfo layer = _leaf.Layer;
        return $"{layer.Name}: {DiagramText.Description(layer)}, {DiagramText.Shape(layer.InputShape)} to {DiagramText.Shape(layer.OutputShape)}, "
            + $"{DiagramText.Parameters(_leaf.Values)}{DiagramText.Share(_leaf.Values, _network.TotalParameterCount)}, "
            + $"{DiagramText.Number(layer.MultiplyAdds)} MACs, {DiagramText.Number(layer.Bytes)} bytes";
    }
}

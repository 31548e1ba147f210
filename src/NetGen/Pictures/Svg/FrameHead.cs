namespace NetGen.Pictures.Svg;

/// <summary>The head of a block's frame: what it is and its name, its output shape and the parameters of all in it.</summary>
internal sealed class FrameHead
{
    private const int Padding = 12;
    private const int Gap = 24;
    private const int Widest = 420;

    private readonly string _title;
    private readonly string _name;
    private readonly string _costs;

    public FrameHead(DiagramBlock block)
    {
        _title = TextWidth.Fit(DiagramText.Description(block.Layer), Widest, Styles.HeadSize, bold: true);
        _name = TextWidth.Fit(block.Label, Widest, Styles.SmallSize);
        _costs = $"{DiagramText.Shape(block.Layer.OutputShape)} · {DiagramText.Costs(block.Values, 0)}".TrimEnd(' ', '·');
        Width = TextWidth.Of(_title, Styles.HeadSize, bold: true) + SvgCanvas.TextGap + TextWidth.Of(_name, Styles.SmallSize)
            + Gap + TextWidth.Of(_costs, Styles.SmallSize) + (2 * Padding);
    }

    public int Width { get; }

    public void Draw(SvgCanvas canvas, Figure frame, int height)
    {
        (int left, int top, int right) = (frame.Left, frame.Top, frame.Right);
        canvas.Element($"path d=\"M{left} {top + height} V{top + 8} Q{left} {top} {left + 8} {top} H{right - 8} Q{right} {top} {right} {top + 8} V{top + height} z\" fill=\"#e3e8ed\" stroke=\"#afb8c1\"");
        canvas.Label(left + Padding, top + 19, "head", _title, (_name, "name"));
        canvas.Label(right - Padding, top + 19, "costs", _costs);
    }
}

namespace NetGen.Pictures.Svg;

/// <summary>An end of the network: what goes in, or the loss.</summary>
internal sealed class PillFigure : Figure
{
    private const int Padding = 20;

    private readonly string _title;
    private readonly string _note;

    public PillFigure(string title, string note)
    {
        _title = title;
        _note = note;
        int text = TextWidth.Of(title, Styles.TitleSize, bold: true) + (note.Length == 0 ? 0 : SvgCanvas.TextGap + TextWidth.Of(note, Styles.ShapeSize));
        Height = 32;
        Width = text + (2 * Padding) + (text % 2);
        Axis = Width / 2;
    }

    public override void Draw(SvgCanvas canvas)
    {
        canvas.Open($"g class=\"end\"");
        canvas.Element($"rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" rx=\"{Height / 2}\" fill=\"{SvgCanvas.Ink}\"");
        if (_note.Length == 0) canvas.Label(Line, Top + 21, "end", _title);
        else canvas.Label(Line, Top + 21, "end", _title, (_note, "note"));
        canvas.Close("g");
    }
}

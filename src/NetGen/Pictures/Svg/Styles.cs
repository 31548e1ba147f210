namespace NetGen.Pictures.Svg;

/// <summary>The fonts and lines of a picture.</summary>
internal static class Styles
{
    public const int HeadingSize = 20;
    public const int TitleSize = 13;
    public const int HeadSize = 12;
    public const int ShapeSize = 12;
    public const int SmallSize = 11;

    /// <summary>The fonts that viewers have; none is loaded.</summary>
    public const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif";

    public static void Write(SvgCanvas canvas)
    {
        canvas.Open($"style");
        canvas.Line($"text {{ fill: {SvgCanvas.Ink}; }}");
        Rule(canvas, ".heading", HeadingSize, "font-weight: bold;");
        Rule(canvas, ".totals", ShapeSize, $"fill: {SvgCanvas.Faint};");
        Rule(canvas, ".legend", SmallSize, $"fill: {SvgCanvas.Faint};");
        Rule(canvas, ".title", TitleSize, "font-weight: bold;");
        Rule(canvas, ".shape", ShapeSize, "font-weight: bold; text-anchor: end;");
        Rule(canvas, ".name", SmallSize, $"fill: {SvgCanvas.Faint}; font-weight: normal;");
        Rule(canvas, ".costs", SmallSize, $"fill: {SvgCanvas.Faint}; text-anchor: end;");
        Rule(canvas, ".head", HeadSize, "font-weight: bold;");
        Rule(canvas, ".join", TitleSize, "font-weight: bold; text-anchor: middle;");
        Rule(canvas, "text.end", TitleSize, $"fill: {SvgCanvas.Paper}; font-weight: bold; text-anchor: middle;");
        Rule(canvas, ".note", ShapeSize, "font-weight: normal;");
        canvas.Line($".edge {{ fill: none; stroke: {SvgCanvas.Faint}; stroke-width: 1.5; }}");
        canvas.Line(".arrow { marker-end: url(#netgen-arrow); }");
        canvas.Line($".skip {{ stroke: {SvgCanvas.Skip}; marker-end: url(#netgen-skip); }}");
        canvas.Close("style");
    }

    private static void Rule(SvgCanvas canvas, string selector, int size, string rest) =>
        canvas.Line($"{selector} {{ font-size: {DiagramText.Plain(size)}px; {rest} }}");
}

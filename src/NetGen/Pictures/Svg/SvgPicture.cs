namespace NetGen.Pictures.Svg;

/// <summary>Draws a diagram: a heading, and the layers below each other.</summary>
internal static class SvgPicture
{
    private const int Margin = 28;

    public static string Draw(NetworkDiagram diagram)
    {
        var column = new ColumnFigure([.. Ends(diagram)]);
        var heading = new Heading(diagram, column.Width);
        int room = Math.Max(heading.Width, column.Width);
        (int width, int height) = (room + (2 * Margin), heading.Height + column.Height + (2 * Margin));
        column.Place(Margin + ((room - column.Width) / 2), Margin + heading.Height);

        var canvas = new SvgCanvas();
        canvas.Open($"svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{Styles.Fonts}\" role=\"img\"");
        canvas.Words($"title", diagram.Info.Name);
        Styles.Write(canvas);
        Connector.Define(canvas);
        canvas.Element($"rect class=\"paper\" width=\"{width}\" height=\"{height}\" rx=\"12\" fill=\"{SvgCanvas.Paper}\"");
        heading.Draw(canvas, Margin, Margin);
        column.Draw(canvas);
        canvas.Close("svg");
        return canvas.ToString();
    }

    private static IEnumerable<Figure> Ends(NetworkDiagram diagram)
    {
        NetworkInfo info = diagram.Info;
        yield return new PillFigure("Input", DiagramText.Shape(info.InputShape));
        foreach (Figure figure in ColumnFigure.Of(diagram.Parts, info)) yield return figure;
        if (info.Loss.Length > 0) yield return new PillFigure(info.Loss, "");
    }
}

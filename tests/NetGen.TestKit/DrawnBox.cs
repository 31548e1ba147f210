using System.Globalization;
using System.Xml.Linq;

namespace NetGen.TestKit;

/// <summary>A rectangle of a picture, or the room that a text takes in it.</summary>
/// <param name="Name">Its tooltip, or the text.</param>
/// <param name="Texts">What is written in it.</param>
public sealed record DrawnBox(string Name, double Left, double Top, double Width, double Height, IReadOnlyList<DrawnBox> Texts)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public bool Contains(DrawnBox other) =>
        other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    public bool Overlaps(DrawnBox other) =>
        other.Left < Right && Left < other.Right && other.Top < Bottom && Top < other.Bottom;

    /// <summary>The room of a text in the widest font.</summary>
    internal static DrawnBox OfText(XElement text)
    {
        var style = text.Attribute("class")!.Value;
        var (size, isBold, anchor) = style switch
        {
            "heading" => (20, true, 0.0),
            "totals" => (12, false, 0.0),
            "title" => (13, true, 0.0),
            "shape" => (12, true, 1.0),
            "head" => (12, true, 0.0),
            "costs" => (11, false, 1.0),
            "join" or "end" => (13, true, 0.5),
            _ => (11, false, 0.0),
        };
        var width = FontWidths.Of(string.Concat(text.Nodes().OfType<XText>().Select(words => words.Value)), isBold) * size;
        foreach (var second in text.Elements())
            width += 8 + (FontWidths.Of(second.Value, isBold: false) * (style == "end" ? 12 : 11));
        return new DrawnBox(text.Value, Number("x") - (anchor * width), Number("y") - size, width, size, []);

        double Number(string attribute) => double.Parse(text.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace NetGen.TestKit;

/// <summary>What is to be seen in the SVG picture of a network.</summary>
public sealed class Drawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private Drawing(XElement root)
    {
        Root = root;
        Canvas = new DrawnBox("", 0, 0, Number(root, "width"), Number(root, "height"), []);
        Layers = [.. Groups("layer")];
        Blocks = [.. Groups("block")];
        Ends = [.. Groups("end")];
    }

    public XElement Root { get; }

    /// <summary>The whole picture.</summary>
    public DrawnBox Canvas { get; }

    public IReadOnlyList<DrawnBox> Layers { get; }

    public IReadOnlyList<DrawnBox> Blocks { get; }

    /// <summary>The input and the loss.</summary>
    public IReadOnlyList<DrawnBox> Ends { get; }

    /// <summary>The lines between figures, those without an arrow too.</summary>
    public IReadOnlyList<string> Edges => [.. Root.Descendants(Svg + "path").Where(path => Class(path).StartsWith("edge", StringComparison.Ordinal)).Select(Class)];

    /// <summary>What stands where branches meet.</summary>
    public IReadOnlyList<string> Joins => [.. Root.Descendants(Svg + "text").Where(text => Class(text) == "join").Select(text => text.Value)];

    /// <summary>All texts with the room that they take.</summary>
    public IReadOnlyList<DrawnBox> Texts => [.. Root.Descendants(Svg + "text").Select(DrawnBox.OfText)];

    public static Drawing Parse(string svg) => new(XDocument.Parse(svg).Root!);

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private IEnumerable<DrawnBox> Groups(string style) => Root.Descendants(Svg + "g").Where(group => Class(group) == style).Select(group =>
    {
        var box = group.Element(Svg + "rect")!;
        return new DrawnBox(
            group.Element(Svg + "title")?.Value ?? "",
            Number(box, "x"),
            Number(box, "y"),
            Number(box, "width"),
            Number(box, "height"),
            [.. group.Elements(Svg + "text").Select(DrawnBox.OfText)]);
    });
}

using System.Globalization;
using System.Text;
using System.Xml;

namespace NetGen.Pictures.Svg;

/// <summary>Collects the elements of a picture.</summary>
internal sealed class SvgCanvas
{
    public const string Ink = "#1f2328";
    public const string Faint = "#57606a";
    public const string Paper = "#ffffff";
    public const string Skip = "#bf3989";

    /// <summary>Pixels between two texts in a line.</summary>
    public const int TextGap = 8;

    private readonly StringBuilder _text = new();

    /// <summary>An element without content. Interpolated numbers are in the invariant culture.</summary>
    public void Element(FormattableString element) => Line($"<{Text(element)}/>");

    /// <summary>Opens an element.</summary>
    public void Open(FormattableString element) => Line($"<{Text(element)}>");

    public void Close(string element) => Line($"</{element}>");

    /// <summary>An element around text.</summary>
    public void Words(FormattableString element, string content)
    {
        string opening = Text(element);
        Line($"<{opening}>{Escape(content)}</{opening.Split(' ')[0]}>");
    }

    public void Label(int x, int y, string style, string content) => Words($"text x=\"{x}\" y=\"{y}\" class=\"{style}\"", content);

    /// <summary>Two texts one behind the other, wherever the first one ends in the viewer's font.</summary>
    public void Label(int x, int y, string style, string content, (string Content, string Style) second) => Line(
        Text($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\">")
        + Escape(content) + Text($"<tspan dx=\"{TextGap}\" class=\"{second.Style}\">") + Escape(second.Content) + "</tspan></text>");

    public void Line(string line) => _text.Append(line).Append('\n');

    public override string ToString() => _text.ToString();

    /// <summary>The text for XML; what XML can't hold becomes a question mark in a diamond.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\r' or '\n' or '\t' => escaped.Append(' '),
                _ when rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) => escaped.Append(Rune.ReplacementChar),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

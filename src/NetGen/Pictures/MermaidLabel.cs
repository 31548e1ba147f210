using System.Globalization;
using System.Text;

namespace NetGen.Pictures;

/// <summary>Text in labels of mermaid.</summary>
internal static class MermaidLabel
{
    // Neither HTML nor Markdown nor mermaid reads anything into these.
    private const string Plain = " .,:()+×·→";

    /// <summary>The lines as a label in quotes. What could mean something to mermaid, or to what comes after it, becomes <c>#code;</c>.</summary>
    public static string Of(params IEnumerable<string> lines) => $"\"{string.Join("<br/>", lines.Select(Escape))}\"";

    private static string Escape(string text)
    {
        var label = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Plain.Contains((char)rune.Value))) label.Append(rune);
            else if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) label.Append(' ');
            else label.Append('#').Append(rune.Value.ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return label.ToString();
    }
}

using System.Text;

namespace NetGen.Pictures.Svg;

/// <summary>
/// How much room text takes. A picture can't know the viewer's font: the numbers are those of DejaVu Sans, the widest that viewers fall
/// back to, so that text fits in its box with any.
/// </summary>
internal static class TextWidth
{
    // Thousandths of the font's size.
    private const int Narrow = 440;
    private const int Usual = 640;
    private const int Capital = 790;
    private const int Sign = 840;
    private const int Wide = 1000;

    /// <summary>Pixels, rounded up.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">The font's size in pixels.</param>
    /// <param name="bold">Bold text is an eighth wider.</param>
    public static int Of(string text, int size, bool bold = false)
    {
        long width = 0;
        foreach (Rune rune in text.EnumerateRunes()) width += Of(rune);
        return (int)(((width * size * (bold ? 9 : 8)) + 7999) / 8000);
    }

    /// <summary>The text, cut behind the last character that fits if it is too wide.</summary>
    public static string Fit(string text, int room, int size, bool bold = false)
    {
        if (Of(text, size, bold) <= room) return text;

        var fitting = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Of($"{fitting}{rune}…", size, bold) > room) break;
            fitting.Append(rune);
        }

        return fitting.Append('…').ToString();
    }

    private static int Of(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or ' ' or '.' or ',' or ':' or ';' or '(' or ')' or '[' or ']' or '·' or '\'' or '-' => Narrow,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => Wide,
        >= 'A' and <= 'Z' => Capital,
        '+' or '<' or '>' or '=' or '×' or '#' or '&' or '^' or '~' => Sign,
        < 0x250 => Usual,
        _ => Wide,
    };
}

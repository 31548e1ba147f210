using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.TestKit;

/// <summary>A source in which <c>{|NETGEN0009:0|}</c> marks where a diagnostic must be.</summary>
/// <param name="Source">The source without marks.</param>
/// <param name="Expected">The marks, in order of their start, outer ones first.</param>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var expected = new List<(string Id, TextSpan Span)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < text.Length;)
        {
            if (string.CompareOrdinal(text, i, Open, 0, Open.Length) == 0)
            {
                var colon = text.IndexOf(':', i);
                open.Push((text[(i + Open.Length)..colon], source.Length));
                i = colon + 1;
            }
            else if (string.CompareOrdinal(text, i, Close, 0, Close.Length) == 0)
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i += Close.Length;
            }
            else
            {
                source.Append(text[i++]);
            }
        }

        return open.Count == 0
            ? new Markup(source.ToString(), Sorted(expected))
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{open.Count} marks are not closed."));
    }

    private static List<(string Id, TextSpan Span)> Sorted(IEnumerable<(string Id, TextSpan Span)> marks) =>
        [.. marks.OrderBy(mark => mark.Span.Start).ThenByDescending(mark => mark.Span.End).ThenBy(mark => mark.Id, StringComparer.Ordinal)];
}

using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Differential.Tests.Runs;

/// <summary>
/// Settles, in generated source, which vector width runs, whatever the machine's is, and leaves out the bodies for the others: every
/// width is tested on one machine, and the compiler has a third of the work.
/// </summary>
internal static partial class OneWidth
{
    public static readonly IReadOnlyList<int> Widths = [512, 256, 128];

    /// <param name="source">Generated code.</param>
    /// <param name="bits">The widest vectors that the pretended machine has.</param>
    public static string Keep(string source, int bits)
    {
        var settled = source
            .Replace("Vector512.IsHardwareAccelerated", bits >= 512 ? "true" : "false", StringComparison.Ordinal)
            .Replace("Vector256.IsHardwareAccelerated", bits >= 256 ? "true" : "false", StringComparison.Ordinal);
        var variants = Body().Matches(settled).ToLookup(match => match.Groups["name"].Value, match => Bits(match));
        var kept = new StringBuilder();
        var end = 0;
        foreach (var body in Body().Matches(settled).Where(match => Bits(match) != variants[match.Groups["name"].Value].Where(v => v <= bits).Max()))
        {
            kept.Append(settled, end, body.Index - end).Append(body.Groups["head"].Value).Append(" => throw new NotSupportedException();\n");
            end = body.Index + body.Length;
        }

        return kept.Append(settled, end, settled.Length - end).ToString();
    }

    private static int Bits(Match match) => int.Parse(match.Groups["bits"].Value, System.Globalization.CultureInfo.InvariantCulture);

    // A method whose name ends in a width, up to the brace that stands where it began.
    [GeneratedRegex(@"^(?<head>(?<indent>\t+)private static void (?<name>\w+)_(?<bits>512|256|128)\(.*\))\n\k<indent>\{\n(?:\k<indent>\t.*\n|\n)*\k<indent>\}\n", RegexOptions.Multiline)]
    private static partial Regex Body();
}

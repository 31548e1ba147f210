using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NetGen.TestKit;

/// <summary>Shows how two texts differ: changed lines, each with some lines around it.</summary>
internal static class TextDiff
{
    private const int Context = 2;
    private const int MaxLines = 120;

    public static string Between(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual, ignoreWhitespace: false).Lines;
        var shown = Enumerable.Range(0, lines.Count).Where(IsNearChange).Take(MaxLines).ToList();
        return string.Join("\n", shown.Select((line, i) => Gap(i) + Mark(lines[line]) + lines[line].Text));

        bool IsNearChange(int line) => Enumerable.Range(line - Context, (2 * Context) + 1)
            .Any(i => i >= 0 && i < lines.Count && lines[i].Type != ChangeType.Unchanged);

        string Gap(int i) => i > 0 && shown[i - 1] != shown[i] - 1 ? "  …\n" : "";
    }

    private static string Mark(DiffPiece line) => line.Type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}

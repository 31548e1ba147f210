using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.TestKit;

/// <summary>Diagnostics as a failure message shows them: with the line of source that they are about.</summary>
internal static class Complaints
{
    private const int Shown = 20;

    public static string Text(IReadOnlyList<Diagnostic> diagnostics)
    {
        var lines = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(Shown).Select(diagnostic => $"{diagnostic}\n    {Line(diagnostic.Location)}");
        return $"{diagnostics.Count.ToString(CultureInfo.InvariantCulture)} diagnostics:\n{string.Join("\n", lines)}";
    }

    private static string Line(Location location) =>
        location.SourceTree is { } tree ? tree.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";
}

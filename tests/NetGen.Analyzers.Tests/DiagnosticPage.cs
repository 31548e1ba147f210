using NetGen.TestKit;

namespace NetGen.Analyzers.Tests;

/// <summary>A page about a diagnostic: its text, and what is wrong and right code.</summary>
internal sealed class DiagnosticPage
{
    private const string Fence = "```";

    private DiagnosticPage(string path, string text)
    {
        (Path, Text) = (path, text);
        (Wrong, Right) = (Code("Wrong"), Code("Right"));
    }

    /// <summary>The folder of all pages.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(SourcePaths.Root, "docs", "diagnostics");

    public string Path { get; }

    public string Text { get; }

    /// <summary>The code under this heading; null where there is none, or where it is no C#.</summary>
    public string? Wrong { get; }

    /// <inheritdoc cref="Wrong"/>
    public string? Right { get; }

    public static DiagnosticPage Of(string id)
    {
        var path = System.IO.Path.Combine(Folder, id + ".md");
        return new DiagnosticPage(path, File.ReadAllText(path));
    }

    /// <summary>Puts other code under the heading Right.</summary>
    public void WriteRight(string code) =>
        File.WriteAllText(Path, Text.Replace(Section("Right", Right!), Section("Right", code.TrimEnd('\n')), StringComparison.Ordinal));

    private static string Section(string heading, string code) => $"\n## {heading}\n\n{Fence}csharp\n{code}\n{Fence}\n";

    private string? Code(string heading)
    {
        var start = $"\n## {heading}\n\n{Fence}csharp\n";
        var at = Text.IndexOf(start, StringComparison.Ordinal);
        if (at < 0)
            return null;

        var code = Text[(at + start.Length)..];
        return code[..code.IndexOf("\n" + Fence, StringComparison.Ordinal)];
    }
}

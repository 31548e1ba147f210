using System.Text.RegularExpressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The kernels of a network. Kernels that come out alike are emitted once, whatever layers they serve.</summary>
internal sealed class KernelLibrary
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<string> _texts = [];

    /// <summary>All kernels, in the order of first use.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The name of the kernel with this signature and these bodies, which is added if it is new.</summary>
    public string Add(KernelText kernel)
    {
        var key = kernel.Write("Kernel");
        if (_names.TryGetValue(key, out var known))
            return known;

        var name = Regex.Replace(kernel.Name, "[^A-Za-z0-9_]", "");
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
            unique = $"{name}_{Literal.Int(n)}";
        _names.Add(key, unique);
        _texts.Add(kernel.Write(unique));
        return unique;
    }
}

/// <summary>A kernel before it has its final name.</summary>
/// <param name="Name">What it should be called.</param>
/// <param name="Summary">What it computes, as a comment.</param>
/// <param name="Parameters">Its C# parameters.</param>
/// <param name="Body">Writes the body for a width.</param>
internal sealed record KernelText(string Name, string Summary, IReadOnlyList<string> Parameters, Action<CodeWriter, VectorWidth> Body)
{
    public string Write(string name)
    {
        var writer = new CodeWriter();
        var parameters = string.Join(", ", Parameters);
        var arguments = string.Join(", ", Parameters.Select(Argument));
        writer.Lines(Summary.Split('\n').Select(line => "// " + line));

        // Where the columns don't fill a wider vector, the bodies are the same and one is enough.
        var bodies = VectorWidth.Kernels.Select(width => (Width: width, Text: BodyFor(width))).ToList();
        var distinct = bodies.Where((body, i) => i == bodies.Count - 1 || body.Text != bodies[i + 1].Text).ToList();
        if (distinct.Count == 1)
        {
            Method(writer, $"public static void {name}({parameters})", distinct[0].Text);
            return writer.ToString();
        }

        using (writer.Braces($"public static void {name}({parameters})"))
        {
            foreach (var (width, _) in distinct)
            {
                var isLast = width == VectorWidth.V128;
                writer.Line(isLast ? "else" : $"{(width == distinct[0].Width ? "" : "else ")}if ({width.Class}.IsHardwareAccelerated)");
                using (writer.Indented())
                    writer.Line($"{name}_{width.Bits}({arguments});");
            }
        }

        foreach (var (width, text) in distinct)
        {
            writer.Line();
            Method(writer, $"private static void {name}_{width.Bits}({parameters})", text);
        }

        return writer.ToString();
    }

    private static void Method(CodeWriter writer, string declaration, string body)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces(declaration))
            writer.Lines(body.TrimEnd('\n').Split('\n'));
    }

    private string BodyFor(VectorWidth width)
    {
        var writer = new CodeWriter();
        Body(writer, width);
        return writer.ToString();
    }

    // "ref float left" is passed on as "ref left", "nint first" as "first".
    private static string Argument(string parameter)
    {
        var words = parameter.Split(' ');
        return words[0] is "ref" or "in" ? $"{words[0]} {words[words.Length - 1]}" : words[words.Length - 1];
    }
}

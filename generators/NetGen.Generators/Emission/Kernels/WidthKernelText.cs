using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A kernel that is written out for each vector width, because its text depends on it.</summary>
/// <param name="Body">Writes the body for a width.</param>
internal sealed record WidthKernelText(
    string Name, string Summary, IReadOnlyList<string> Parameters, Action<CodeWriter, VectorWidth> Body) : KernelText(Name, Summary, Parameters)
{
    protected override void WriteMethods(CodeWriter writer, string name)
    {
        // Where the columns don't fill a wider vector, the bodies are the same and one is enough.
        var widths = new List<VectorWidth>();
        var texts = new List<string>();
        foreach (var width in VectorWidth.Kernels)
        {
            var text = BodyFor(width);
            if (texts.Count > 0 && texts[texts.Count - 1] == text)
                widths[widths.Count - 1] = width;
            else
            {
                widths.Add(width);
                texts.Add(text);
            }
        }

        if (texts.Count == 1)
        {
            Method(writer, $"public static void {name}({ParameterList})", () => WriteLines(writer, texts[0]));
            return;
        }

        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces($"public static void {name}({ParameterList})"))
            VectorWidth.Choose(writer, widths, width => $"{name}_{width.Bits}({ArgumentList});");

        for (var i = 0; i < widths.Count; i++)
        {
            var text = texts[i];
            writer.Line();
            Method(writer, $"private static void {name}_{widths[i].Bits}({ParameterList})", () => WriteLines(writer, text));
        }
    }

    private static void WriteLines(CodeWriter writer, string text) => writer.Line(text.TrimEnd('\n'));

    private string BodyFor(VectorWidth width)
    {
        var writer = new CodeWriter();
        Body(writer, width);
        return writer.ToString();
    }
}

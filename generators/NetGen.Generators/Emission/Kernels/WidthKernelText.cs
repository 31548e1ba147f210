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
        var bodies = VectorWidth.Kernels.Select(width => (Width: width, Text: BodyFor(width))).ToList();
        var distinct = bodies.Where((body, i) => i == bodies.Count - 1 || body.Text != bodies[i + 1].Text).ToList();
        if (distinct.Count == 1)
        {
            Method(writer, $"public static void {name}({ParameterList})", () => WriteLines(writer, distinct[0].Text));
            return;
        }

        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces($"public static void {name}({ParameterList})"))
            VectorWidth.Choose(writer, distinct.Select(body => body.Width), width => $"{name}_{width.Bits}({ArgumentList});");

        foreach (var (width, text) in distinct)
        {
            writer.Line();
            Method(writer, $"private static void {name}_{width.Bits}({ParameterList})", () => WriteLines(writer, text));
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

using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// A kernel that is written once, with the vectors' width as a type parameter. It goes over columns (or elements): the widest vectors of
/// the hardware first, then narrower ones over what they leave, then single numbers.
/// </summary>
/// <param name="Extent">How far the columns go, where the compiler knows; null for a range that is known at run time only.</param>
/// <param name="Body">
/// Writes a body that starts at <c>column</c> and covers as many columns as whole vectors of <c>L</c> can; where
/// <paramref name="Extent"/> is a multiple of every width there is no <c>column</c>, and the body covers everything.
/// </param>
internal sealed record LaneKernelText(
    string Name, string Summary, IReadOnlyList<string> Parameters, int? Extent, Action<CodeWriter> Body)
    : KernelText(Name, Summary, Parameters)
{
    /// <summary>What the body calls a helper of the kernel; its name is put in place of this.</summary>
    public const string HelperName = "«helper»";

    /// <summary>Writes a method that the body calls, if there is one.</summary>
    public Action<CodeWriter>? Helper { get; init; }

    /// <summary>Whether vectors of any width fill this many columns.</summary>
    public static bool IsWhole(int extent) => extent % VectorWidth.V512.Lanes == 0;

    protected override void WriteMethods(CodeWriter writer, string name)
    {
        if (Extent is { } columns && IsWhole(columns))
            WriteWhole(writer, name);
        else
            WriteRagged(writer, name);
    }

    private void WriteWhole(CodeWriter writer, string name)
    {
        using (writer.Braces($"public static void {name}({ParameterList})"))
        {
            foreach (var width in VectorWidth.Kernels)
            {
                writer.Line(width == VectorWidth.V128 ? "else"
                    : $"{(width == VectorWidth.V512 ? "" : "else ")}if ({width.Class}.IsHardwareAccelerated)");
                using (writer.Indented())
                    writer.Line($"{name}<{width.TypeArguments}>({ArgumentList});");
            }
        }

        writer.Line();
        Generic(writer, name, $"private static void {name}<L, V>({ParameterList})");
    }

    private void WriteRagged(CodeWriter writer, string name)
    {
        var widths = VectorWidth.Kernels.Where(width => Extent is not { } columns || columns >= width.Lanes).ToList();
        var hasRest = Extent is not { } extent || extent % VectorWidth.V128.Lanes > 0;
        var end = Extent is { } known ? Literal.Int(known) : "last";
        using (writer.Braces($"public static void {name}({ParameterList})"))
        {
            writer.Line(Extent is null ? "var column = first;" : "nint column = 0;");
            foreach (var width in widths)
            {
                var guard = width == VectorWidth.V128 ? "" : $"{width.Class}.IsHardwareAccelerated && ";
                writer.Line($"if ({guard}column <= {end} - {Literal.Int(width.Lanes)})");
                using (writer.Indented())
                    writer.Line($"column = {name}<{width.TypeArguments}>({ArgumentList}, column);");
            }

            if (hasRest)
            {
                writer.Line($"if (column < {end})");
                using (writer.Indented())
                    writer.Line($"{name}<{VectorWidth.Scalar.TypeArguments}>({ArgumentList}, column);");
            }
        }

        writer.Line();
        Generic(writer, name, $"private static nint {name}<L, V>({ParameterList}, nint column)");
    }

    private void Generic(CodeWriter writer, string name, string declaration)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line(declaration);
        using (writer.Indented())
            writer.Line("where L : struct, ILanes<V> where V : struct");
        using (writer.Braces())
            Named(writer, name, Body);
        if (Helper is null)
            return;

        writer.Line();
        Named(writer, name, Helper);
    }

    private static void Named(CodeWriter writer, string name, Action<CodeWriter> write)
    {
        var text = new CodeWriter();
        write(text);
        writer.Lines(text.ToString().TrimEnd('\n').Replace(HelperName, name + "Finish").Split('\n'));
    }
}

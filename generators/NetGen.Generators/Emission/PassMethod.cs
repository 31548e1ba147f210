using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>
/// A pass as a method. Where it calls kernels for vectors of any width, it is written once, with the width as a type parameter, beside a
/// method that takes the widest that the hardware has: which is decided once a pass, not in every kernel.
/// </summary>
internal static class PassMethod
{
    private const string TypeParameters = "<L, V>";

    /// <param name="writer">Where it is written.</param>
    /// <param name="modifiers">What stands before its name: <c>private static</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="body">Writes what stands between its braces.</param>
    public static void Write(CodeWriter writer, string modifiers, string name, IReadOnlyList<string> parameters, Action<CodeWriter> body)
    {
        var inner = new CodeWriter();
        body(inner);
        var list = string.Join(", ", parameters);
        if (!inner.Contains(TypeParameters + "("))
        {
            using (writer.Braces($"{modifiers} void {name}({list})"))
                writer.Lines(inner);
            return;
        }

        var arguments = string.Join(", ", parameters.Select(Kernels.KernelText.Argument));
        using (writer.Braces($"{modifiers} void {name}({list})"))
            VectorWidth.Choose(writer, VectorWidth.Kernels, width => $"{name}<{width.TypeArguments}>({arguments});");

        writer.Line();
        writer.Line($"{modifiers} void {name}{TypeParameters}({list})");
        using (writer.Indented())
            writer.Line("where L : struct, ILanes<V> where V : struct");
        using (writer.Braces())
            writer.Lines(inner);
    }
}

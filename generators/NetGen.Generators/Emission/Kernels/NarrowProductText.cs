using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A kernel whose vectors lie along terms: the same for any hardware, save that the widest vectors take several rows at a time.</summary>
/// <param name="Body">Writes what takes them one by one.</param>
internal sealed record NarrowProductText(string Name, string Summary, IReadOnlyList<string> Parameters, Action<CodeWriter> Body) : KernelText(Name, Summary, Parameters)
{
    /// <summary>Writes what takes several rows at a time; null if there is no such thing.</summary>
    public Action<CodeWriter>? Rows { get; init; }

    /// <summary>How many rows it needs.</summary>
    public int FewestRows { get; init; }

    /// <summary>Writes a method that both call, if there is one.</summary>
    public Action<CodeWriter>? Helper { get; init; }

    protected override void WriteMethods(CodeWriter writer, string name)
    {
        Method(writer, $"public static void {name}({ParameterList})", () =>
        {
            if (Rows is not null)
            {
                using (writer.Braces($"if (Vector512.IsHardwareAccelerated && last - first >= {Literal.Int(FewestRows)})"))
                {
                    writer.Line($"{name}Rows({ArgumentList});");
                    writer.Line("return;");
                }

                writer.Line();
            }

            writer.Replacing(LaneKernelText.HelperName, name + "Finish", Body);
        });

        if (Rows is not null)
        {
            writer.Line();
            writer.Line("// Several rows at a time.");
            Method(writer, $"private static void {name}Rows({ParameterList})", () => writer.Replacing(LaneKernelText.HelperName, name + "Finish", Rows));
        }

        if (Helper is not null)
        {
            writer.Line();
            writer.Replacing(LaneKernelText.HelperName, name + "Finish", Helper);
        }
    }
}

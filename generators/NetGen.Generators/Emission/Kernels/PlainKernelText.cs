using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>A kernel without vectors of its own.</summary>
internal sealed record PlainKernelText(string Name, string Summary, IReadOnlyList<string> Parameters, Action<CodeWriter> Body)
    : KernelText(Name, Summary, Parameters)
{
    protected override void WriteMethods(CodeWriter writer, string name) =>
        Method(writer, $"public static void {name}({ParameterList})", () => Body(writer));
}

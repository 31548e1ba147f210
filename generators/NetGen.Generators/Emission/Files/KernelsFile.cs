using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>The kernels: one method for each vector width, and one that picks (a constant for the JIT).</summary>
internal static class KernelsFile
{
    public static DraftFile Write(NetworkPlan plan, KernelLibrary kernels) => SourceFile.Write(
        plan, "Kernels", "The inner loops, specialised for their shapes.", writer =>
        {
            writer.Line("/// <summary>Loops over constant shapes. All widths give the same bits.</summary>");
            using (writer.Braces("private static class Kernels"))
            {
                foreach (var text in kernels.Texts)
                {
                    writer.Line(text.TrimEnd('\n'));
                    writer.Line();
                }

                writer.TrimBlankLine();
            }
        });
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Tests.Snapshots;

/// <summary>A plan as text: steps with phases, memory, kernels, sizes of sources.</summary>
internal static class PlanText
{
    public static string Of(NetworkPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"parameter block: {plan.Parameters.BlockLength} floats\n");
        foreach (var parameter in plan.Parameters.Parameters)
            text.Append(CultureInfo.InvariantCulture, $"  {plan.Parameters.OffsetOf(parameter.Tensor),7} {parameter.Name} [{parameter.LogicalShape}]\n");

        (string Name, ProgramPlan? Plan)[] programs =
        [
            ("inference", plan.Inference), ("probabilities", plan.Probabilities), ("evaluation", plan.Evaluation),
            ("training", plan.Training), ("step", plan.Step), ("update", plan.Update),
        ];
        foreach (var (name, program) in programs)
        {
            if (program is not null)
                Append(text, name, program);
        }

        AppendSources(text, NetworkCompiler.Compile(plan.Graph));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, ProgramPlan plan)
    {
        var memory = plan.Memory;
        text.Append(CultureInfo.InvariantCulture, $"\n{name}: workspace {memory.FixedLength} floats + {memory.LengthPerSample} a sample\n");
        foreach (var step in plan.Steps)
            text.Append(CultureInfo.InvariantCulture, $"  phase {step.Phase} {step.Sharing,-11} {step.Op.Origin}: {step.Op.Formula}\n");
        var tensors = plan.Steps.SelectMany(step => step.Op.Outputs).Select(KernelSignature.StorageOf).Distinct().Where(memory.Holds);
        foreach (var tensor in tensors)
            text.Append(CultureInfo.InvariantCulture, $"  {memory.OffsetOf(tensor),7} {tensor}\n");
        foreach (var sum in plan.Steps.Select(step => step.Op).OfType<Contraction>().Select(ContractionPlan.Of))
            text.Append(CultureInfo.InvariantCulture, $"  {sum.Contraction.Output}: {sum.Columns} columns, {sum.PartialSums} partial sums\n");
    }

    private static void AppendSources(StringBuilder text, IReadOnlyList<GeneratedFile> files)
    {
        // Rounded, so that a word in a comment doesn't change the snapshot.
        text.Append("\nsources, in KiB\n");
        foreach (var file in files)
            text.Append(CultureInfo.InvariantCulture, $"  {file.Text.Length / 1024.0,5:F0} {file.HintName}\n");
        text.Append("\nkernels\n");
        foreach (var file in files)
        {
            foreach (Match kernel in Regex.Matches(file.Text, @"public static void (\w+(?:<L, V>)?)\((.*)\)\n"))
                text.Append(CultureInfo.InvariantCulture, $"  {kernel.Groups[1].Value}({kernel.Groups[2].Value})\n");
        }
    }
}

using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Files;

/// <summary>The inference pass.</summary>
internal static class ForwardFile
{
    public static DraftFile Write(NetworkPlan plan, KernelLibrary kernels) => SourceFile.Write(
        plan, "Forward", "The forward pass in evaluation mode.", writer =>
        {
            var program = plan.Inference;
            writer.Line("/// <summary>The network's output for a number of samples: each row depends on its own input only.</summary>");
            Pass(writer, kernels, plan, program, "Forward", "input", "output", withParameters: true);
            if (plan.Probabilities is { } probabilities)
            {
                writer.Line();
                writer.Line("/// <summary>Turns raw outputs into probabilities; both may be the same memory.</summary>");
                Pass(writer, kernels, plan, probabilities, "Probabilities", "logits", "output", withParameters: false);
            }
        });

    /// <summary>How many samples go through the network together: their workspace should stay in the second-level cache.</summary>
    public static int ChunkRows(NetworkPlan plan)
    {
        const int CacheFloats = 128 * 1024;
        var rows = CacheFloats / Math.Max(1, plan.InferenceLengthPerSample + plan.InputSize + plan.OutputSize);
        return Math.Max(8, Math.Min(256, rows / 8 * 8));
    }

    private static void Pass(
        CodeWriter writer, KernelLibrary kernels, NetworkPlan plan, ProgramPlan program, string name, string input, string output, bool withParameters)
    {
        var external = new Dictionary<Tensor, string>
        {
            [program.Program.Input!] = input,
            [KernelSignature.StorageOf(program.Program.Results[0])] = output,
        };
        string[] parameters = [$"ref float {input}", $"ref float {output}", .. withParameters ? ["ref float parameters"] : Array.Empty<string>(), "ref float workspace", "nint batch"];
        PassMethod.Write(writer, "private static", name, parameters, body => new ProgramEmitter(
            body,
            kernels,
            program.Steps,
            program.Memory,
            plan.Parameters,
            new ProgramBindings("parameters", null, "workspace", "batch"),
            external,
            isShared: false).Emit());
    }
}

using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Files;

/// <summary>The passes that need targets, as parts of the engine: the loss in evaluation mode, and the training pass.</summary>
internal static class PassFile
{
    public static DraftFile WriteLoss(NetworkPlan plan, KernelLibrary kernels) => SourceFile.Write(
        plan, "Loss", $"The loss in evaluation mode: the mean of {plan.Spec.Loss.Formula}.", writer =>
        {
            using (writer.Braces("private sealed partial class Engine"))
                Pass(writer, plan, kernels, plan.Evaluation, "EvaluateLoss", "The mean loss of a batch, in evaluation mode.", null);
        });

    public static DraftFile WriteBackward(NetworkPlan plan, KernelLibrary kernels) => SourceFile.Write(
        plan, "Backward", "Forward and backward in training mode: the mean loss and the gradient of every parameter.", writer =>
        {
            using (writer.Braces("private sealed partial class Engine"))
                Pass(writer, plan, kernels, plan.Training, "Backward", "The mean loss of a batch and all gradients.", "gradients");
        });

    public static DraftFile? WriteStep(NetworkPlan plan, KernelLibrary kernels) => plan.Step is not { } step ? null : SourceFile.Write(
        plan, "Step", "A step of training in one pass: each parameter is updated as its gradient is computed.", writer =>
        {
            using (writer.Braces("private sealed partial class Engine"))
                Pass(writer, plan, kernels, step, "Step", "The mean loss of a batch, and all parameters updated.", "gradients");
        });

    private static void Pass(
        CodeWriter writer, NetworkPlan plan, KernelLibrary kernels, ProgramPlan program, string name, string summary, string? gradients)
    {
        writer.Line($"/// <summary>{summary} Every worker runs it for its share.</summary>");
        var target = plan.HasClassTargets ? "int" : "float";
        string[] parameters = ["ref float input", $"ref {target} target", "nint batch", "int worker", "int workers", "TeamBarrier barrier"];
        PassMethod.Write(writer, "private", name, parameters, body => Body(body, plan, kernels, program, gradients));
    }

    private static void Body(CodeWriter writer, NetworkPlan plan, KernelLibrary kernels, ProgramPlan program, string? gradients)
    {
        writer.Line("ref var parameters = ref network._parameterBlock.Reference;");
        if (gradients is not null)
            writer.Line("ref var gradients = ref _gradientBlock.Reference;");
        writer.Line("ref var workspace = ref _workspace.Reference;");
        writer.Line();

        var external = new Dictionary<Tensor, string>
        {
            [program.Program.Input!] = "input",
            [program.Program.Target!] = "target",
        };
        new ProgramEmitter(
            writer,
            kernels,
            program.Steps,
            program.Memory,
            plan.Parameters,
            new ProgramBindings("parameters", gradients, "workspace", "batch"),
            external,
            isShared: true).Emit();

        var loss = Literal.Int(program.Memory.OffsetOf(program.Program.Results[0]));
        writer.Line();
        writer.Line("if (worker == 0)");
        using (writer.Indented())
            writer.Line($"_loss = {(loss == "0" ? "workspace" : $"Unsafe.Add(ref workspace, {loss})")};");
    }
}

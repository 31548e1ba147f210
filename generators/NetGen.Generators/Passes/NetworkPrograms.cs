using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>Everything that a network computes, as programs over the same parameters.</summary>
/// <param name="Parameters">The trainable tensors and their places in the parameter block.</param>
/// <param name="Inference">Input → output.</param>
/// <param name="Probabilities">Output → probabilities, where the loss implies a link function.</param>
/// <param name="Evaluation">Input and target → loss, in evaluation mode.</param>
/// <param name="TrainingUnfused">Input and target → loss and gradients, in training mode, straight out of differentiation.</param>
/// <param name="Training">The same, fused.</param>
/// <param name="Step">
/// Training and update in one, each parameter updated as its gradient is computed; null where the update needs the whole gradient.
/// </param>
/// <param name="Update">One step of the optimizer over the whole parameter block, in place.</param>
internal sealed record NetworkPrograms(
    ParameterTable Parameters,
    NetworkProgram Inference,
    NetworkProgram? Probabilities,
    NetworkProgram Evaluation,
    NetworkProgram TrainingUnfused,
    NetworkProgram Training,
    NetworkProgram? Step,
    NetworkProgram Update);

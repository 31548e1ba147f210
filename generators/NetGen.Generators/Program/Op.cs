namespace NetGen.Generators.Program;

/// <summary>
/// An operation over tensors. An op knows its inputs and outputs and its adjoint; how its kernel is emitted and how the reference
/// computes it stand beside each other elsewhere, one class an op each.
/// </summary>
internal abstract class Op
{
    /// <summary>The layer (or loss) that this op comes from: the heading over its generated code.</summary>
    public string Origin { get; set; } = "";

    public abstract IReadOnlyList<Tensor> Inputs { get; }

    public abstract IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>The formula, as the comment above the generated code shows it.</summary>
    public abstract string Formula { get; }

    /// <summary>
    /// Adds the ops that carry the gradients of <see cref="Outputs"/> back to those inputs that need one.
    /// </summary>
    public abstract void Differentiate(Adjoint adjoint);
}

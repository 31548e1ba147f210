namespace NetGen.Generators.Program;

/// <summary>What an op needs to differentiate itself: the gradients of its outputs, and where to put those of its inputs.</summary>
internal abstract class Adjoint
{
    /// <summary>Whether anybody needs the gradient of this tensor.</summary>
    public abstract bool Needs(Tensor tensor);

    /// <summary>The gradient of an output, or null where the loss doesn't depend on it.</summary>
    public abstract Tensor? GradientOf(Tensor output);

    /// <summary>A new temporary for (a part of) the gradient of a tensor, shaped like it.</summary>
    public abstract Tensor NewGradient(Tensor of);

    /// <summary>A new temporary with a shape of its own.</summary>
    public abstract Tensor NewTemporary(string name, bool batched, Spec.Shape shape);

    public abstract void Emit(Op op);

    /// <summary>Adds <paramref name="part"/> to the gradient of <paramref name="input"/>.</summary>
    public abstract void Contribute(Tensor input, Tensor part);
}

using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>An op as a call of its kernel: what it is called, and what is passed.</summary>
/// <param name="Name">The kernel, as <see cref="KernelLibrary"/> calls it.</param>
/// <param name="Tensors">The tensors that it works on, in the order of its parameters.</param>
/// <param name="Signature">What it takes beside tensors.</param>
internal sealed record KernelCall(string Name, IReadOnlyList<Tensor> Tensors, KernelSignature Signature);

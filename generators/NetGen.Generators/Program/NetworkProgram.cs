namespace NetGen.Generators.Program;

/// <summary>A list of ops in an order in which they can run, and the tensors that the outside binds.</summary>
internal sealed class NetworkProgram(IReadOnlyList<Op> ops, Tensor? input, Tensor? target, IReadOnlyList<Tensor> results)
{
    public IReadOnlyList<Op> Ops { get; } = ops;

    public Tensor? Input { get; } = input;

    public Tensor? Target { get; } = target;

    /// <summary>What the program is run for: the network's output, the loss, gradients, updated parameters.</summary>
    public IReadOnlyList<Tensor> Results { get; } = results;

    public NetworkProgram With(IReadOnlyList<Op> ops) => new(ops, Input, Target, Results);

    public override string ToString() => string.Join("\n", Ops.Select(op => $"{op.Origin}: {op.Formula}"));
}

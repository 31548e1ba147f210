namespace NetGen.Generators.Program;

/// <summary>
/// <c>Output[…, j, i] = Input[…, i, j]</c>: brings an operand of a contraction into the order that its kernel reads.
/// </summary>
internal sealed class Transpose(Tensor output, Tensor input) : Op
{
    public Tensor Output { get; } = output;

    public Tensor Input { get; } = input;

    public override IReadOnlyList<Tensor> Inputs => [Input];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula => $"{Output.Name} = {Input.Name} with its last two axes swapped";

    public override void Differentiate(Adjoint adjoint)
    {
        if (adjoint.GradientOf(Output) is not { } gradient || !adjoint.Needs(Input))
            return;

        var part = adjoint.NewGradient(Input);
        adjoint.Emit(new Transpose(part, gradient));
        adjoint.Contribute(Input, part);
    }
}

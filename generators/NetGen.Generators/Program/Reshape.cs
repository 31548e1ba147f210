namespace NetGen.Generators.Program;

/// <summary>The same elements in the same order under another shape: a view, no code.</summary>
internal sealed class Reshape : Op
{
    public Reshape(Tensor output, Tensor input)
    {
        Output = output;
        Input = input;
        output.ViewOf = input;
    }

    public Tensor Output { get; }

    public Tensor Input { get; }

    public override IReadOnlyList<Tensor> Inputs => [Input];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula => $"{Output.Name} = {Input.Name} viewed as {Output.Shape}";

    public override void Differentiate(Adjoint adjoint)
    {
        if (adjoint.GradientOf(Output) is not { } gradient || !adjoint.Needs(Input))
            return;

        var part = adjoint.NewGradient(Input);
        adjoint.Emit(new Reshape(part, gradient));
        adjoint.Contribute(Input, part);
    }
}

namespace NetGen.Generators.Program;

/// <summary>
/// <c>Output[…] = Σ Left[…] · Right[…]</c> over every index that the output doesn't have, each tensor addressed by affine maps of the
/// loop indices, then, where there is one, an <see cref="Epilogue"/> applied to each sum while it is still in a register.
/// Dense layers, convolutions, attention and the adjoints of them all are contractions.
/// </summary>
internal sealed class Contraction(Operand output, Operand left, Operand right) : Op
{
    /// <summary>Where the sums go. With an epilogue this tensor is written only if the epilogue's outputs include it.</summary>
    public Operand Output { get; } = output;

    public Operand Left { get; } = left;

    public Operand Right { get; } = right;

    /// <summary>
    /// What happens to each sum: a map over the output's shape whose input number 0 is the sum. Null to store the sum itself.
    /// </summary>
    public Map? Epilogue { get; init; }

    /// <summary>Loop indices that are summed over.</summary>
    public IReadOnlyList<LoopIndex> Reduction =>
        Left.Indices.Concat(Right.Indices).Distinct().Except(Output.Indices).ToList();

    public override IReadOnlyList<Tensor> Inputs =>
        [Left.Tensor, Right.Tensor, .. Epilogue is null ? [] : Epilogue.Inputs.Skip(1)];

    public override IReadOnlyList<Tensor> Outputs => Epilogue is null ? [Output.Tensor] : Epilogue.Outputs;

    public override string Formula
    {
        get
        {
            var sum = $"Σ{string.Join(",", Reduction)} {Left} · {Right}";
            return Epilogue is null ? $"{Output} = {sum}" : $"{Output.Tensor.Name} := {sum}; {Epilogue.Formula}";
        }
    }

    /// <summary>
    /// With plain index maps the adjoint of a contraction is a contraction: swap the output with the operand in question.
    /// </summary>
    public override void Differentiate(Adjoint adjoint)
    {
        if (Epilogue is not null)
            throw new InvalidOperationException("Differentiation comes before epilogue fusion.");

        if (adjoint.GradientOf(Output.Tensor) is not { } gradient)
            return;

        var outer = Output with { Tensor = gradient };
        if (adjoint.Needs(Left.Tensor))
            Add(Left, outer, Right);
        if (adjoint.Needs(Right.Tensor))
            Add(Right, Left, outer);

        void Add(Operand target, Operand left, Operand right)
        {
            if (!target.IsPlain || !outer.IsPlain)
                throw new NotSupportedException($"The adjoint of {Formula} needs inverted index maps.");

            var part = adjoint.NewGradient(target.Tensor);
            adjoint.Emit(new Contraction(target with { Tensor = part }, left, right));
            adjoint.Contribute(target.Tensor, part);
        }
    }
}

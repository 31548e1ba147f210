namespace NetGen.Generators.Program;

/// <summary>
/// <c>Output[…] = Σ Left[…] · Right[…]</c> over every index that the output doesn't have, each tensor addressed by affine maps of the
/// loop indices, then, where there is one, an <see cref="Epilogue"/> applied to each sum while it is still at hand.
/// Dense layers, convolutions, attention and the adjoints of them all are contractions. Where one formula can't address the whole output
/// (the gradient of a strided convolution), several <see cref="Parts"/> do, each a region of its own.
/// </summary>
internal sealed class Contraction(IReadOnlyList<ContractionPart> parts) : Op
{
    private IReadOnlyList<Tensor>? _inputs;
    private IReadOnlyList<Tensor>? _outputs;

    public Contraction(Operand output, Operand left, Operand right)
        : this([new ContractionPart(output, left, right)])
    {
    }

    /// <summary>Regions of the output that together are all of it; none overlaps another.</summary>
    public IReadOnlyList<ContractionPart> Parts { get; } = parts;

    /// <summary>Where the sums go. With an epilogue this tensor is written only if the epilogue's outputs include it.</summary>
    public Operand Output => Parts[0].Output;

    public Operand Left => Parts[0].Left;

    public Operand Right => Parts[0].Right;

    /// <summary>
    /// What happens to each sum: a map over the output's shape whose input number 0 is the sum. Null to store the sum itself.
    /// </summary>
    public Map? Epilogue { get; init; }

    /// <summary>
    /// The right operand's 3×3 taps as the filters of Winograd's minimal filtering (see <see cref="WinogradFilters"/>), where that is how the
    /// sums are taken: the kernel reads them in its place.
    /// </summary>
    public Tensor? Filters { get; init; }

    /// <summary>Whether the parts leave a margin round an image, which becomes 0.</summary>
    public bool FillsRest { get; init; }

    public override IReadOnlyList<Tensor> Inputs => _inputs ??= [Left.Tensor, Filters ?? Right.Tensor, .. Epilogue is null ? [] : Epilogue.Inputs.Skip(1)];

    public override IReadOnlyList<Tensor> Outputs => _outputs ??= Epilogue is null ? [Output.Tensor] : Epilogue.Outputs;

    public override string Formula
    {
        get
        {
            var sums = string.Join("; ", Parts.Select(part => part.Formula)) + (Filters is null ? "" : $" by {Filters.Name}");
            return (Epilogue is null ? sums : $"{sums}; {Epilogue.Formula}") + (FillsRest ? ", 0 round it" : "");
        }
    }

    /// <summary>
    /// The adjoint of a contraction is a contraction: swap the output with the operand in question. An operand that was read through
    /// sums of indices becomes an output that is written through them; <c>GatherForm</c> turns that round.
    /// </summary>
    public override void Differentiate(Adjoint adjoint)
    {
        if (Epilogue is not null || Parts.Count > 1)
            throw new InvalidOperationException("Differentiation comes before fusion and before the gather form.");

        if (adjoint.GradientOf(Output.Tensor) is not { } gradient)
            return;

        var outer = Output with { Tensor = gradient };
        if (adjoint.Needs(Left.Tensor))
            Add(Left, outer, Right);
        if (adjoint.Needs(Right.Tensor))
            Add(Right, Left, outer);

        void Add(Operand target, Operand first, Operand second)
        {
            var part = adjoint.NewGradient(target.Tensor);
            adjoint.Emit(new Contraction(target with { Tensor = part }, first, second));
            adjoint.Contribute(target.Tensor, part);
        }
    }

    /// <summary>The same sums with another epilogue.</summary>
    public Contraction With(Map epilogue) => new(Parts) { Origin = Origin, Filters = Filters, FillsRest = FillsRest, Epilogue = epilogue };
}

/// <summary>A region of a contraction's output, and how its sums are formed. The tensors are the same in every part.</summary>
internal sealed record ContractionPart(Operand Output, Operand Left, Operand Right)
{
    /// <summary>Loop indices that are summed over; one of extent 0 makes every sum 0.</summary>
    public IReadOnlyList<LoopIndex> Reduction => Left.Indices.Concat(Right.Indices).Distinct().Except(Output.Indices).ToList();

    /// <summary>The same region with an index written as digits (column = panel width · panel + column in panel).</summary>
    public ContractionPart Split(LoopIndex index, IReadOnlyList<AxisTerm> digits) =>
        new(Output.Split(index, digits), Left.Split(index, digits), Right.Split(index, digits));

    /// <summary>Whether the left operand is read beyond its ends, where it is 0.</summary>
    public bool ReachesOutside
    {
        get
        {
            // A sum over nothing reads nothing.
            for (var axis = 0; axis < Left.Axes.Count && !Left.Indices.Any(index => index.Extent == 0); axis++)
            {
                if (Left.ExtentOf(axis) is var extent && extent != LoopIndex.Batch && (Left.Axes[axis].Reach(Math.Min) < 0 || Left.Axes[axis].Reach(Math.Max) >= extent))
                    return true;
            }

            return false;
        }
    }

    public string Formula
    {
        get
        {
            var reduction = Reduction;
            return reduction.Any(index => index.Extent == 0)
                ? $"{Output} = 0"
                : $"{Output} = {(reduction.Count == 0 ? "" : $"Σ{string.Join(",", reduction)} ")}{Left} · {Right}";
        }
    }
}

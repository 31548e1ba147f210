namespace NetGen.Generators.Program;

/// <summary>
/// Softmax cross-entropy on logits, a row for each sample (or for each pixel of it), in one pass: with p = softmax(z), target class y, class weights w (1 where there
/// are none) and label smoothing ε over C classes,
/// <c>loss = (1 − ε)·w[y]·(−log p[y]) + ε/C · Σc w[c]·(−log p[c])</c>, and, where <see cref="Gradient"/> is asked for,
/// <c>∂loss/∂z[c] = scale · (p[c]·((1 − ε)·w[y] + ε/C·Σw) − (1 − ε)·w[y]·[c = y] − ε/C·w[c])</c>.
/// The caller divides the losses' sum by Σ w[y] over all rows; the gradient comes divided (<c>scale</c> = 1/Σ w[y]).
/// </summary>
/// <param name="loss">Per row: the loss before division.</param>
/// <param name="logits">[batch, …, classes].</param>
/// <param name="targets">Class indices, [batch, rows of a sample].</param>
internal sealed class SoftmaxCrossEntropy(Tensor loss, Tensor logits, Tensor targets) : Op
{
    public Tensor Loss { get; } = loss;

    public Tensor Logits { get; } = logits;

    public Tensor Targets { get; } = targets;

    /// <summary>Shaped like the logits; null where only the loss is wanted.</summary>
    public Tensor? Gradient { get; private set; }

    /// <summary>[classes]; null for ones.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    public double LabelSmoothing { get; init; }

    public int Classes => Logits.Shape.Last;

    /// <summary>Positions that are classified in each sample: the pixels of an image, else 1.</summary>
    public int RowsPerSample => Logits.Size / Classes;

    public override IReadOnlyList<Tensor> Inputs => [Logits, Targets];

    public override IReadOnlyList<Tensor> Outputs => Gradient is null ? [Loss] : [Loss, Gradient];

    public override string Formula =>
        Gradient is null
            ? $"{Loss.Name} = −log softmax({Logits.Name})[target]"
            : $"{Loss.Name} = −log softmax({Logits.Name})[target]; {Gradient.Name} = (softmax({Logits.Name}) − onehot(target)) / batch";

    /// <summary>The op computes its own gradient on the way; it is exact for the mean over the batch, which is all a loss is used for.</summary>
    public override void Differentiate(Adjoint adjoint)
    {
        if (!adjoint.Needs(Logits))
            return;

        Gradient = adjoint.NewGradient(Logits);
        adjoint.Contribute(Logits, Gradient);
    }

    /// <summary>The same op on other tensors.</summary>
    public SoftmaxCrossEntropy With(Tensor loss, Tensor logits, Tensor targets, Tensor? gradient) =>
        new(loss, logits, targets) { ClassWeights = ClassWeights, LabelSmoothing = LabelSmoothing, Gradient = gradient };
}

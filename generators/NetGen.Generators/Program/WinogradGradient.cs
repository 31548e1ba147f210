namespace NetGen.Generators.Program;

/// <summary>
/// The gradient of the filters of a 3×3 convolution, transformed (see <see cref="WinogradFilters"/>): the sum over samples and tiles of
/// (Bᵀ·d·B) ∘ (A·g·Aᵀ), d being a tile of the image, g two by two pixels of the result's gradient.
/// </summary>
/// <param name="output">[16] before the axes of channels and filters; panels of filters, where there are some, come first.</param>
/// <param name="taps">What it is the transform of: image times gradient, for each tap.</param>
internal sealed class WinogradGradient(Tensor output, ContractionPart taps) : Op
{
    public Tensor Output { get; } = output;

    /// <summary>The gradient that it is the transform of.</summary>
    public ContractionPart Taps { get; } = taps;

    public Tensor Image => Taps.Left.Tensor;

    public Tensor Gradient => Taps.Right.Tensor;

    public override IReadOnlyList<Tensor> Inputs => [Image, Gradient];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula => $"{Output.Name} = Σ (Bᵀ · {Image.Name} · B) ∘ (A · {Gradient.Name} · Aᵀ) over 4×4 tiles, as in {Taps.Formula}";

    public override void Differentiate(Adjoint adjoint) =>
        throw new InvalidOperationException("Differentiation comes before filters are transformed.");
}

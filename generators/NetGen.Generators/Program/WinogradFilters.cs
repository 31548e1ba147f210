namespace NetGen.Generators.Program;

/// <summary>
/// 3×3 filters as the 4×4 ones of Winograd's minimal filtering, G·w·Gᵀ for every channel and filter; or the adjoint of that, which makes the
/// gradient of the filters from that of the transformed ones.
/// </summary>
/// <param name="output">[16, channels, filters] in panels of filters, or, of an adjoint, the taps, [3, 3, channels, filters] in as many.</param>
/// <param name="input">The other one of the two.</param>
/// <param name="panels">Panels of filters.</param>
/// <param name="isAdjoint">Whether it goes from 16 elements to the taps.</param>
internal sealed class WinogradFilters(Tensor output, Tensor input, int panels, bool isAdjoint) : Op
{
    public Tensor Output { get; } = output;

    public Tensor Input { get; } = input;

    public bool IsAdjoint { get; } = isAdjoint;

    /// <summary>Numbers of a tap: channels times filters of a panel.</summary>
    public int TapSize => (IsAdjoint ? Output : Input).Size / (9 * Panels);

    /// <summary>Panels of filters.</summary>
    public int Panels { get; } = panels;

    public override IReadOnlyList<Tensor> Inputs => [Input];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula => IsAdjoint ? $"{Output.Name} = Gᵀ · {Input.Name} · G" : $"{Output.Name} = G · {Input.Name} · Gᵀ";

    public override void Differentiate(Adjoint adjoint) =>
        throw new InvalidOperationException("Differentiation comes before filters are transformed.");
}
